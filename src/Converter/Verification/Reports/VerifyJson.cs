using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification.Histories;

namespace Sfn2Durable.Verification.Reports;

/// <summary>A report for machines.</summary>
internal static class VerifyJson
{
    public static JsonObject Build(VerifyReport report, IEnumerable<Diagnostic> diagnostics) => new()
    {
        ["machine"] = report.Definition.Name,
        ["definition"] = report.Definition.Span.File,
        ["isProof"] = report.IsProof,
        ["summary"] = new JsonObject(Enum.GetValues<HistoryOutcome>()
            .Select(o => KeyValuePair.Create(Key(o), (JsonNode?)report.Count(o)))),
        ["histories"] = new JsonArray([.. report.Verdicts.Select(v => ToJson(v, report))]),
        ["coverage"] = ToJson(report.Coverage),
        ["diagnostics"] = new JsonArray([.. diagnostics.Select(static d => new JsonObject
        {
            ["id"] = d.Id,
            ["severity"] = d.Severity.ToString().ToLowerInvariant(),
            ["file"] = d.Span.File,
            ["line"] = d.Span.Line,
            ["column"] = d.Span.Column,
            ["message"] = d.Message,
        })]),
    };

    private static string Key(HistoryOutcome outcome) => outcome switch
    {
        HistoryOutcome.ProvenSoFar => "provenSoFar",
        HistoryOutcome.PathOnly => "pathOnly",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static JsonObject ToJson(HistoryVerdict verdict, VerifyReport report)
    {
        var json = new JsonObject
        {
            ["file"] = verdict.File,
            ["outcome"] = Key(verdict.Outcome),
            ["states"] = verdict.Recording?.Visits.Count,
            ["requests"] = verdict.Recording?.Attempts.Count(),
        };
        if (verdict.Divergence is { } divergence)
        {
            json["divergence"] = ToJson(divergence, verdict, report);
        }

        return json;
    }

    private static JsonObject ToJson(Divergence divergence, HistoryVerdict verdict, VerifyReport report)
    {
        var state = StateEdges.AllStates(report.Definition.Root).FirstOrDefault(s => s.Name == divergence.State);
        var code = CodePlaces.Of(divergence.State, report.Code);
        return new JsonObject
        {
            ["kind"] = divergence.Kind.ToString().ToLowerInvariant(),
            ["state"] = divergence.State,
            ["branch"] = divergence.Branch,
            ["what"] = divergence.What,
            ["event"] = divergence.Event?.Id,
            ["eventType"] = divergence.Event?.Type,
            ["line"] = verdict.Line,
            ["definitionLine"] = state?.Span.Line,
            ["codeFile"] = code?.File,
            ["codeLine"] = code?.Line,
            ["recorded"] = divergence.Recorded,
            ["replayed"] = divergence.Replayed,
            ["differences"] = new JsonArray([.. divergence.Differences.Select(ToJson)]),
        };
    }

    private static JsonObject ToJson(ValueDifference difference)
    {
        var json = new JsonObject { ["path"] = difference.Path };
        if (!difference.IsExtra)
        {
            json["recorded"] = difference.Recorded?.DeepClone();
        }

        if (!difference.IsMissing)
        {
            json["replayed"] = difference.Replayed?.DeepClone();
        }

        return json;
    }

    private static JsonObject ToJson(HistoryCoverage coverage) => new()
    {
        ["states"] = coverage.States,
        ["ways"] = coverage.Ways,
        ["paths"] = new JsonArray([.. coverage.Paths.Select(static p => new JsonObject
        {
            ["states"] = new JsonArray([.. p.States.Select(static s => (JsonNode?)s)]),
            ["files"] = new JsonArray([.. p.Files.Select(static f => (JsonNode?)f)]),
        })]),
        ["unvisitedStates"] = new JsonArray([.. coverage.UnvisitedStates.Select(static s => (JsonNode?)s)]),
        ["openWays"] = new JsonArray([.. coverage.OpenWays.Select(static w => new JsonObject
        {
            ["state"] = w.State, ["kind"] = w.Kind, ["next"] = w.Next,
        })]),
    };
}
