// Converted by sfn2durable from the state machine 'map-retry', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace MapRetry;

/// <summary>Resizes every picture of an album, at most five at a time, and writes down what came out.</summary>
public sealed class MapRetryWorkflow(IMapRetryTasks tasks) : IDurableWorkflow
{
    private static readonly TaskOptions ResizeOptions = new()
    {
        Retry =
        [
            new Retrier("OutOfMemory") { MaxAttempts = 0 },
            new Retrier("States.TaskFailed", "States.Timeout")
            {
                IntervalSeconds = 3,
                MaxAttempts = 4,
                BackoffRate = 1.5,
            },
        ],
    };

    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "map-retry" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Resize All", data);
        var resized = await states.MapAsync(
            "Resize All",
            data.ItemsPath("$.album.pictures"),
            ResizeAllItemAsync,
            new MapOptions
            {
                MaxConcurrency = 5,
                ItemSelector = item => new JsonObject
                {
                    ["picture"] = item.Context.Get("$$.Map.Item.Value", "picture.$"),
                    ["number"] = item.Context.Get("$$.Map.Item.Index", "number.$"),
                    ["album"] = data.Get("$.album.id", "album.$"),
                },
            });
        data = data.With("$.resized", resized);

        states.Enter("Write Album", data);
        await states.TaskAsync("Write Album", tasks.WriteAlbumAsync, new JsonObject
        {
            ["Bucket"] = "albums",
            ["Key"] = data.Get("$.album.id", "Key.$"),
            ["Body"] = data.Get("$.resized", "Body.$"),
        });

        states.Enter("Done", data);
        return data.OutputPath("$.resized");
    }

    private async Task<JsonNode?> ResizeAllItemAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Resize", data);
        try
        {
            return await states.InvokeAsync(
                "Resize",
                "arn:aws:lambda:eu-west-1:111122223333:function:resize",
                data,
                ResizeOptions);
        }
        catch (StatesException error) when (error.Matches("Unreadable"))
        {
            data = error.Output;
        }

        states.Enter("Skip Picture", data);
        return new JsonObject { ["skipped"] = true };
    }
}
