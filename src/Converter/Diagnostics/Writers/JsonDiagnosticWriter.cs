using System.Text.Json;

namespace Sfn2Durable.Diagnostics.Writers;

/// <summary>An array with an object for each finding; absent parts are left out.</summary>
internal static class JsonDiagnosticWriter
{
    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> diagnostics) =>
        JsonDocumentText.Write(output, json =>
        {
            json.WriteStartArray();
            foreach (var diagnostic in diagnostics)
            {
                Write(json, diagnostic);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Id);
        json.WriteString("severity", JsonDocumentText.Name(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", span.File);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn);
        if (diagnostic.Location is { } location)
        {
            json.WriteString("location", location);
        }

        if (diagnostic.Descriptor.ServiceCode is { } code)
        {
            json.WriteString("serviceCode", code);
        }

        json.WriteEndObject();
    }
}
