using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// What a run of a distributed Map gave, read from the history of the execution around it. A history has the output of
/// the state only, so the result itself is known where nothing was made of it on the way.
/// </summary>
internal static class MapResult
{
    /// <summary>The result or the failure of a run; no answer where the history does not tell it.</summary>
    public static TaskOutcome Of(RecordedMapRun run, MapState map)
    {
        var isLast = run.Visit.MapRuns[^1] == run;
        return run switch
        {
            { Ended: { Type: "MapRunFailed", Data: var data } } => TaskOutcome.Failed(data.Error, data.Cause),
            { Ended.Type: "MapRunSucceeded", Visit.Exited.Data: { Output: { } text, IsTruncated: false } }
                when isLast && RecordedJson.IsJson(text) => Of(map, RecordedJson.Parse(text)),
            _ => TaskOutcome.Pending,
        };
    }

    private static TaskOutcome Of(MapState map, JsonNode? output)
    {
        if (map is { ResultPath.IsDiscard: true, ResultSelector: null, Assign: [] })
        {
            return TaskOutcome.Succeeded(new JsonArray());
        }

        if (map.ResultSelector is not null || map.Output is not null || !map.OutputPath.IsWhole)
        {
            return TaskOutcome.Pending;
        }

        return map.ResultPath.Path is { } path
            ? TaskOutcome.Succeeded(output.OutputPath(path.Text))
            : TaskOutcome.Succeeded(output);
    }
}
