using System.Text.Json;

namespace Sfn2Durable.Diagnostics.Writers;

/// <summary>SARIF 2.1.0 with one run; the rules are those that the results name.</summary>
internal static class SarifDiagnosticWriter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    private static readonly string Version =
        typeof(SarifDiagnosticWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> diagnostics) =>
        JsonDocumentText.Write(output, json =>
        {
            var rules = diagnostics.Select(static d => d.Descriptor).DistinctBy(static d => d.Id)
                .OrderBy(static d => d.Id, StringComparer.Ordinal).ToList();
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var diagnostic in diagnostics)
            {
                WriteResult(json, diagnostic, rules.FindIndex(rule => rule.Id == diagnostic.Id));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteTool(Utf8JsonWriter json, List<DiagnosticDescriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "sfn2durable");
        json.WriteString("semanticVersion", Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            WriteText(json, "shortDescription", rule.Summary);
            WriteText(json, "help", $"See {PageOf(rule.Id)} in the documentation of sfn2durable.");
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Level(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(diagnostic.Span.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", diagnostic.Span.Line);
        json.WriteNumber("startColumn", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("endColumn", diagnostic.Span.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        if (diagnostic.Location is { } location)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", location);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>Where a rule is explained. The documentation has no address of its own, so this is its place in the repository.</summary>
    private static string PageOf(string id) =>
        id.StartsWith("DUR", StringComparison.Ordinal) ? $"docs/analyzers/{id}.md" : "docs/diagnostics.md";

    private static string Level(DiagnosticSeverity severity) =>
        severity == DiagnosticSeverity.Info ? "note" : JsonDocumentText.Name(severity);

    /// <summary>A file name as the URI that SARIF wants: relative ones stay relative.</summary>
    private static string Uri(string file)
    {
        var path = file.Replace('\\', '/');
        var escaped = string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + escaped
            : path.Length > 1 && path[1] == ':' ? $"file:///{path[..2]}{escaped[4..]}"
            : escaped;
    }
}
