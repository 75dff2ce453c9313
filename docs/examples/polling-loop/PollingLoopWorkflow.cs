// Converted by sfn2durable from the state machine 'polling-loop', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace PollingLoop;

/// <summary>Starts a video transcoding and asks for its status every half minute.</summary>
public sealed class PollingLoopWorkflow(IPollingLoopTasks tasks) : IDurableWorkflow
{
    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "polling-loop" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Submit Job", data);
        var submitJobResult = await states.LambdaInvokeAsync("Submit Job", new JsonObject
        {
            ["FunctionName"] = "transcode-submit",
            ["Payload"] = data.Get("$"),
        });
        data = data.With("$.job", new JsonObject { ["id"] = submitJobResult.Get("$.Payload.jobId", "id.$") });

        while (true)
        {
            states.Enter("Wait A Moment", data);
            await states.WaitAsync("Wait A Moment", TimeSpan.FromSeconds(30));

            states.Enter("Get Status", data);
            var getStatusResult = await states.LambdaInvokeAsync("Get Status", new JsonObject
            {
                ["FunctionName"] = "transcode-status",
                ["Payload"] = new JsonObject { ["jobId"] = data.Get("$.job.id", "jobId.$") },
            });
            data = data.With("$.result", new JsonObject
            {
                ["status"] = getStatusResult.Get("$.Payload.status"),
                ["progress"] = getStatusResult.Get("$.Payload.progress"),
            });

            states.Enter("Job Complete?", data);
            if (data.StringEquals("$.result.status", "FAILED"))
            {
                states.Enter("Job Failed", data);
                throw new StatesException("TranscodingFailed", "The transcoder gave up.");
            }
            else if (data.StringEquals("$.result.status", "SUCCEEDED"))
            {
                break;
            }
        }

        states.Enter("Publish", data);
        await states.TaskAsync("Publish", tasks.PublishAsync, new JsonObject
        {
            ["TableName"] = "Videos",
            ["Item"] = new JsonObject
            {
                ["Id"] = new JsonObject { ["S"] = data.Get("$.videoId", "S.$") },
                ["JobId"] = new JsonObject { ["S"] = data.Get("$.job.id", "S.$") },
                ["Status"] = new JsonObject { ["S"] = "READY" },
            },
        });
        return data;
    }
}
