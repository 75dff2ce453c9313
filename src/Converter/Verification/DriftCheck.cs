using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>Compares what lies in a folder with what its definition gives now.</summary>
internal sealed class DriftCheck
{
    private readonly GeneratedFolder _folder;
    private readonly Conversion _conversion;
    private readonly GeneratedWorkflow _output;
    private readonly LockFile _now;
    private readonly DiagnosticBag _diagnostics;

    private DriftCheck(
        GeneratedFolder folder, Conversion conversion, GeneratedWorkflow output, EmitOptions options, DiagnosticBag diagnostics)
    {
        (_folder, _conversion, _output, _diagnostics) = (folder, conversion, output, diagnostics);
        _now = LockFile.Of(conversion, output, options).KeepingOwnersOf(folder.Lock);
    }

    /// <param name="folder">The folder as it was before this run.</param>
    /// <param name="conversion">The definition as it is now.</param>
    /// <param name="output">What it gives now.</param>
    /// <param name="options">The options it was converted with now.</param>
    /// <param name="diagnostics">Takes what differs.</param>
    public static void Run(
        GeneratedFolder folder, Conversion conversion, GeneratedWorkflow output, EmitOptions options, DiagnosticBag diagnostics) =>
        new DriftCheck(folder, conversion, output, options, diagnostics).Run();

    private void Run()
    {
        var before = _diagnostics.Items.Count;
        CompareOrigin();
        foreach (var file in _output.Files)
        {
            Compare(file);
        }

        LookForLeftOvers();
        LookForStrangers();
        if (_diagnostics.Items.Count == before)
        {
            CompareLockFile();
        }
    }

    private void CompareOrigin()
    {
        var (written, document) = (_folder.Lock, _conversion.Document);
        if (written.Tool != _now.Tool)
        {
            _diagnostics.Report(DiagnosticDescriptors.ToolChanged, _folder.InLock("tool"), written.Tool, _now.Tool);
        }

        foreach (var (option, was, now) in OutputOptions.Differences(written, _now))
        {
            _diagnostics.Report(DiagnosticDescriptors.OptionChanged, _folder.InLock(option.LockMember), was, now);
        }

        var place = document.Root.Span with { EndLine = document.Root.Span.Line, EndColumn = document.Root.Span.Column };
        if (written.Machine != _now.Machine)
        {
            _diagnostics.Report(
                DiagnosticDescriptors.DefinitionRenamed, place, _now.Machine, written.Machine, _folder.Path);
        }

        if (written.DefinitionHash != _now.DefinitionHash)
        {
            _diagnostics.Report(DiagnosticDescriptors.DefinitionChanged, place, document.Name);
        }
    }

    private void Compare(GeneratedFile file)
    {
        var owner = _folder.Lock.OwnerOf(file.Path) ?? file.Owner;
        var path = _folder.At(file.Path);
        if (!File.Exists(path))
        {
            var descriptor = owner == FileOwner.Managed
                ? DiagnosticDescriptors.FileMissing
                : DiagnosticDescriptors.AdoptedFileMissing;
            _diagnostics.Report(descriptor, _folder.InLock(file.Path), file.Path);
            return;
        }

        if (owner == FileOwner.Managed && Text(path) is { } actual && actual != file.Text)
        {
            // What still is as it was written down is only old; anything else somebody has changed.
            var isOld = _folder.Lock.HashOfFile(file.Path) == LockFile.Hash(actual);
            var line = LineDiff.FirstLine(file.Text, actual);
            _diagnostics.Report(
                isOld ? DiagnosticDescriptors.FileOutdated : DiagnosticDescriptors.FileDrifted,
                new SourceSpan(path, line, 1, line, 1),
                file.Path,
                LineDiff.Show(file.Text, actual));
        }
    }

    /// <summary>Managed files that the definition does not give any more.</summary>
    private void LookForLeftOvers()
    {
        foreach (var file in _folder.Lock.Files.Where(f => f.Owner == FileOwner.Managed && !IsOutput(f.Path)))
        {
            var path = _folder.At(file.Path);
            if (File.Exists(path))
            {
                _diagnostics.Report(DiagnosticDescriptors.FileLeftOver, SourceSpan.OfFile(path), file.Path);
            }
        }
    }

    private void LookForStrangers()
    {
        foreach (var path in SourceFolder.Files(_folder.Path))
        {
            if (_folder.Lock.OwnerOf(path) is null && !IsOutput(path))
            {
                _diagnostics.Report(DiagnosticDescriptors.FileUnknown, SourceSpan.OfFile(_folder.At(path)), path);
            }
        }
    }

    /// <summary>Nothing else differs, so what differs in the lock file was written by hand.</summary>
    private void CompareLockFile()
    {
        var (expected, actual) = (_now.ToText(), _folder.LockText.ReplaceLineEndings("\n"));
        if (expected != actual)
        {
            var line = LineDiff.FirstLine(expected, actual);
            _diagnostics.Report(
                DiagnosticDescriptors.LockFileEdited,
                new SourceSpan(_folder.LockPath, line, 1, line, 1),
                LineDiff.Show(expected, actual));
        }
    }

    private string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path).ReplaceLineEndings("\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Report(DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(path), path, error.Message);
            return null;
        }
    }

    private bool IsOutput(string path) => _output.Files.Any(f => f.Path == path);
}
