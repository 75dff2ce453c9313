namespace Sfn2Durable.Diagnostics.Writers;

/// <summary>Writes the findings of a run in one of the formats.</summary>
public static class DiagnosticWriters
{
    /// <summary>
    /// Writes the findings in the given order; <see cref="DiagnosticBag.Sorted"/> has that of the files.
    /// </summary>
    public static void Write(TextWriter output, IReadOnlyList<Diagnostic> diagnostics, DiagnosticFormat format)
    {
        switch (format)
        {
            case DiagnosticFormat.Json:
                JsonDiagnosticWriter.Write(output, diagnostics);
                break;
            case DiagnosticFormat.Sarif:
                SarifDiagnosticWriter.Write(output, diagnostics);
                break;
            case DiagnosticFormat.Text:
            default:
                foreach (var diagnostic in diagnostics)
                {
                    output.Write(diagnostic.ToString());
                    output.Write('\n');
                }

                break;
        }
    }
}
