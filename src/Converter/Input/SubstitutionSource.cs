using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Input;

/// <summary>Values of placeholders as the command line gives them.</summary>
public static class SubstitutionSource
{
    internal const string CommandLine = "command line";

    /// <summary>
    /// The values of the files (<c>--substitutions</c>), and over them those of the arguments (<c>--substitute
    /// Name=Value</c>);
    /// of two values for one name the later counts.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(
        IEnumerable<string> files, IEnumerable<string> arguments, DiagnosticBag diagnostics)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            AddFile(file, values, diagnostics);
        }

        foreach (var argument in arguments)
        {
            var separator = argument.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
            {
                values[argument[..separator].Trim()] = argument[(separator + 1)..];
            }
            else
            {
                diagnostics.Report(
                    DiagnosticDescriptors.InvalidSubstitution, SourceSpan.OfFile(CommandLine), argument);
            }
        }

        return values;
    }

    private static void AddFile(string file, Dictionary<string, string> values, DiagnosticBag diagnostics)
    {
        if (!File.Exists(file))
        {
            diagnostics.Report(DiagnosticDescriptors.FileNotFound, SourceSpan.OfFile(file), file);
            return;
        }

        try
        {
            if (SourceDecoder.Decode(file, File.ReadAllBytes(file), diagnostics) is { } source)
            {
                AddMembers(source, values, diagnostics);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(file), file, error.Message);
        }
    }

    private static void AddMembers(SourceText source, Dictionary<string, string> values, DiagnosticBag diagnostics)
    {
        switch (JsonParser.Parse(source, isJson5: false, diagnostics))
        {
            case SourceObject root:
                foreach (var member in root.Members)
                {
                    values[member.Name] = member.Value is SourceScalar scalar
                        ? scalar.Text
                        : source.Text[Range(source, member.Value.Span)];
                }

                break;
            case { } other:
                diagnostics.Report(DiagnosticDescriptors.InvalidSubstitutionFile, other.Span);
                break;
            default:
                break;
        }
    }

    private static Range Range(SourceText source, SourceSpan span) =>
        source.Offset(span.Line, span.Column)..source.Offset(span.EndLine, span.EndColumn);
}
