// Converted by sfn2durable from the state machine 'export-pages', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace ExportPages;

/// <summary>
/// Reads a report page by page, collects the rows in a variable, and backs off while the source is busy.
/// </summary>
public sealed class ExportPagesWorkflow(IExportPagesTasks tasks) : IDurableWorkflow
{
    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "export-pages" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        JsonNode? rows = null;
        JsonNode? cursor = null;
        JsonNode? pause = null;

        states.Enter("Begin", data);
        rows = new JsonArray();
        cursor = null;
        pause = 5;
        states.Assigned(("rows", rows), ("cursor", cursor), ("pause", pause));

        while (true)
        {
            states.Enter("Fetch Page", data);
            try
            {
                var fetchPageResult = await states.TaskAsync("Fetch Page", tasks.FetchPageAsync, new JsonObject
                {
                    ["QueryExecutionId"] = data.Find("query").OrFail(states, "Arguments/QueryExecutionId"),
                    ["NextToken"] = cursor?.DeepClone(),
                });
                (rows, cursor, pause) = (
                    states.Evaluate(
                        "Assign/rows",
                        "$append($rows, $states.result.ResultSet.Rows.Data[0].VarCharValue)",
                        result: fetchPageResult),
                    fetchPageResult.Find("NextToken").Or(null),
                    5);
                states.Assigned(("rows", rows), ("cursor", cursor), ("pause", pause));
            }
            catch (StatesException error) when (error.Matches("Athena.TooManyRequestsException"))
            {
                pause = states.Evaluate("Assign/pause", "$min([$pause * 2, 60])");
                states.Assigned(("pause", pause));

                states.Enter("Back Off", data);
                await states.WaitAsync("Back Off", states.EvaluateSeconds("Seconds", "$pause"));
                continue;
            }

            states.Enter("Is Last Page", data);
            if (cursor is null)
            {
                states.Enter("Deliver", data);
                return new JsonObject
                {
                    ["query"] = data.Find("query").OrFail(states, "Output/query"),
                    ["count"] = rows.Count(),
                    ["rows"] = rows?.DeepClone(),
                    ["longest"] = states.Evaluate("Output/longest", "$max($rows.$length($))"),
                };
            }
        }
    }
}
