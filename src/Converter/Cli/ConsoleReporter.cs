using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;

namespace Sfn2Durable.Cli;

/// <summary>Prints findings: for people on standard error, for machines on standard output.</summary>
internal static class ConsoleReporter
{
    public static void Print(IReadOnlyList<Diagnostic> diagnostics, DiagnosticFormat format, Terminal terminal) =>
        DiagnosticWriters.Write(format == DiagnosticFormat.Text ? terminal.Error : terminal.Out, diagnostics, format);
}
