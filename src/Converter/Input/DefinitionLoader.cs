using System.Globalization;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Input;

/// <summary>
/// The room's front door: finds the files, asks the readers, makes the substitutions. What is wrong with a file is
/// reported, and the other files are read all the same.
/// </summary>
public sealed class DefinitionLoader(LoadOptions options)
{
    /// <summary>The length that <c>CreateStateMachine</c> accepts, in characters.</summary>
    public const int MaxDefinitionLength = 1_048_576;

    private const int MaxFileMegabytes = 64;

    /// <summary>
    /// Asked in order, the first that knows the file reads it. A definition is recognised by its own fields, so it
    /// comes
    /// first; templates come before the API's forms, since a template may hold a member called <c>Definition</c> too.
    /// </summary>
    private static readonly IDefinitionReader[] Readers =
    [
        new AslReader(),
        new OtherContainerReader(),
        new ApiReader(),
    ];

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Reads every definition behind the inputs: files, folders, globs and <c>-</c>.</summary>
    public IReadOnlyList<DefinitionDocument> Load(IEnumerable<string> inputs, DiagnosticBag diagnostics)
    {
        var documents = new List<DefinitionDocument>();
        foreach (var path in InputFinder.Find(inputs, diagnostics))
        {
            if (ReadBytes(path.Path, diagnostics) is { } bytes)
            {
                documents.AddRange(Read(DisplayName(path.Path), bytes, path.IsNamed, diagnostics));
            }
        }

        ReportUnused(diagnostics);
        return documents;
    }

    /// <summary>Reads the definitions of one file whose content is at hand.</summary>
    public IReadOnlyList<DefinitionDocument> LoadBytes(string file, byte[] content, DiagnosticBag diagnostics)
    {
        var documents = Read(file, content, isNamed: true, diagnostics);
        ReportUnused(diagnostics);
        return documents;
    }

    /// <summary>Reads the definitions of a text; the name of the file says how it is written.</summary>
    public IReadOnlyList<DefinitionDocument> LoadText(string file, string text, DiagnosticBag diagnostics)
    {
        var documents = Read(new SourceText(file, text), isNamed: true, diagnostics);
        ReportUnused(diagnostics);
        return documents;
    }

    private IReadOnlyList<DefinitionDocument> Read(
        string file, byte[] content, bool isNamed, DiagnosticBag diagnostics) =>
        SourceDecoder.Decode(file, content, diagnostics) is { } source ? Read(source, isNamed, diagnostics) : [];

    private IReadOnlyList<DefinitionDocument> Read(SourceText source, bool isNamed, DiagnosticBag diagnostics)
    {
        var file = new InputFile(source);
        var reader = Array.Find(Readers, candidate => candidate.CanRead(file));
        var isOurs = isNamed || reader is not null || (file.Syntax.HasErrors && MentionsStates(source.Text));
        if (!isOurs)
        {
            diagnostics.Report(DiagnosticDescriptors.FileSkipped, SourceSpan.OfFile(file.Name));
            return [];
        }

        file.Syntax.Items.ToList().ForEach(diagnostics.Add);
        if (reader is null && !file.Syntax.HasErrors)
        {
            var place = file.Root?.Span ?? SourceSpan.OfFile(file.Name);
            diagnostics.Report(DiagnosticDescriptors.NotAStateMachine, place);
        }

        var found = reader?.Read(file, diagnostics) ?? [];
        return [.. found.Select(definition => ToDocument(file, definition, diagnostics))];
    }

    private DefinitionDocument ToDocument(InputFile file, FoundDefinition definition, DiagnosticBag diagnostics)
    {
        var found = definition.Name ?? SourceFormats.MachineName(file.Name);
        var origin = new DefinitionOrigin(found, definition.Root, file.Format, definition.Substitutions);
        var written = new DefinitionDocument(options.Name ?? found, file.Name, definition.Root, [])
        {
            Type = definition.Type,
            RoleArn = definition.RoleArn,
        };
        var document = origin.With(written, options.Substitutions, diagnostics);
        CheckLength(document.Root, file.Format == SourceFormat.Yaml ? 0 : definition.Length, diagnostics);
        _used.UnionWith(document.Given.Keys);
        _open.UnionWith(document.Placeholders.Select(static placeholder => placeholder.Name));
        return document;
    }

    private static void CheckLength(SourceNode root, int written, DiagnosticBag diagnostics)
    {
        var compact = CompactLength.Of(root);
        var place = root.Span with { EndLine = root.Span.Line, EndColumn = root.Span.Column };
        if (compact > MaxDefinitionLength)
        {
            diagnostics.Report(DiagnosticDescriptors.DefinitionTooLong, place, WithCommas(compact));
        }
        else if (written > MaxDefinitionLength)
        {
            diagnostics.Report(
                DiagnosticDescriptors.DefinitionLongAsWritten, place, WithCommas(written), WithCommas(compact));
        }
    }

    private byte[]? ReadBytes(string path, DiagnosticBag diagnostics)
    {
        try
        {
            using var stream = path == InputFinder.StandardInput ? options.StandardInput() : File.OpenRead(path);
            using var content = new MemoryStream();
            var buffer = new byte[81920];
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                content.Write(buffer, 0, read);
                if (content.Length > MaxFileMegabytes * 1024L * 1024L)
                {
                    diagnostics.Report(
                        DiagnosticDescriptors.FileTooLarge, SourceSpan.OfFile(DisplayName(path)), MaxFileMegabytes);
                    return null;
                }
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var name = DisplayName(path);
            diagnostics.Report(DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(name), name, error.Message);
            return null;
        }
    }

    private void ReportUnused(DiagnosticBag diagnostics)
    {
        foreach (var name in options.Substitutions.Keys.Except(_used).Order(StringComparer.Ordinal))
        {
            diagnostics.Report(
                DiagnosticDescriptors.UnusedSubstitution,
                SourceSpan.OfFile(SubstitutionSource.CommandLine),
                name,
                Suggestion.For(name, _open));
        }
    }

    private static bool MentionsStates(string text) =>
        text.Contains("StartAt", StringComparison.Ordinal) && text.Contains("States", StringComparison.Ordinal);

    private static string DisplayName(string path) => path == InputFinder.StandardInput ? "stdin" : path;

    private static string WithCommas(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
