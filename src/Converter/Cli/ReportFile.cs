using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli;

/// <summary>The file of <c>convert --report</c>: one JSON object per definition found.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static bool Write(FileInfo file, IReadOnlyList<ConversionReport> reports, Terminal terminal)
    {
        var rows = reports.Select(static r => ToJson(r).ToJsonString(Compact)).ToList();
        var text = file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase)
            ? $"[\n{string.Join(",\n", rows)}\n]\n"
            : string.Concat(rows.Select(static r => r + "\n"));
        try
        {
            File.WriteAllText(file.FullName, text);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"sfn2durable: cannot write the report '{file}': {error.Message}");
            return false;
        }
    }

    private static JsonObject ToJson(ConversionReport report) => new()
    {
        ["file"] = report.File,
        ["name"] = report.Name,
        ["status"] = report.Status.ToString().ToLowerInvariant(),
        ["diagnostics"] = new JsonArray([.. report.Diagnostics.Select(ToJson)]),
        ["states"] = report.States,
        ["generatedFiles"] = new JsonArray([.. report.Files.Select(static f => (JsonNode?)f)]),
        ["compileWarnings"] = Findings(report.Compiler.Where(static f => !f.IsError)),
        ["compileErrors"] = Findings(report.Compiler.Where(static f => f.IsError)),
        ["gotos"] = report.Gotos,
        ["deepestNesting"] = report.DeepestNesting,
        ["milliseconds"] = Math.Round(report.Milliseconds, 3),
    };

    private static JsonObject ToJson(Diagnostic diagnostic) => new()
    {
        ["id"] = diagnostic.Id,
        ["severity"] = diagnostic.Severity.ToString().ToLowerInvariant(),
        ["file"] = diagnostic.Span.File,
        ["line"] = diagnostic.Span.Line,
        ["column"] = diagnostic.Span.Column,
        ["message"] = diagnostic.Message,
    };

    private static JsonArray Findings(IEnumerable<CompilerFinding> findings) =>
        new([.. findings.Select(static f => (JsonNode?)f.ToString())]);
}
