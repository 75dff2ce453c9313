using System.Globalization;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Where the code under test comes from.</summary>
/// <param name="Definition">The definition's file, or <c>-</c>.</param>
/// <param name="Load">How it is read.</param>
/// <param name="Options">How it is converted, where no folder says it.</param>
internal sealed record VerifySource(string Definition, LoadOptions Load, EmitOptions Options)
{
    /// <summary>The folder with generated code, or null for a conversion in memory.</summary>
    public string? Generated { get; init; }
}

/// <summary>A definition with its code, compiled.</summary>
internal sealed record VerifySubject(StateMachineDefinition Definition, GeneratedWorkflow Code, WorkflowAssembly Assembly)
{
    private readonly SortedDictionary<string, string> _settings = new(StringComparer.Ordinal);

    /// <summary>The settings that the workflow was made with.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>The folder of the code; null where it was made in memory.</summary>
    public string? Folder { get; init; }

    /// <summary>Reads, converts and compiles; gives null when something is wrong, which was reported then.</summary>
    public static VerifySubject? Load(VerifySource source, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (new DefinitionLoader(source.Load).Load([source.Definition], diagnostics) is not [var document])
        {
            return null;
        }

        var folder = source.Generated is null ? null : Find(source.Generated, document, diagnostics);
        if (source.Generated is not null && folder is null)
        {
            return null;
        }

        var conversion = ConversionPipeline.Convert(document, diagnostics, folder?.Lock.Options ?? source.Options);
        if (conversion is not { Definition: { } definition, Output: { } output })
        {
            return null;
        }

        var code = folder is null ? output : OnDisk(folder, output);
        var (assembly, findings) = WorkflowAssembly.Load(code, cancellationToken);
        if (assembly is not null)
        {
            var missing = assembly.NumberSettings.Where(static n => !IsNumber(FromEnvironment(n.Key), n.Value)).ToList();
            missing.ForEach(n => diagnostics.Report(
                DiagnosticDescriptors.NumberNotRecorded, PlaceOf(definition, n.Key), n.Key));
            return missing.Count > 0 ? null : new VerifySubject(definition, code, assembly) { Folder = folder?.Path };
        }

        foreach (var finding in findings.Where(static f => f.IsError))
        {
            diagnostics.Report(
                DiagnosticDescriptors.DoesNotCompile,
                new SourceSpan(finding.File, finding.Line, finding.Column, finding.Line, finding.Column),
                finding.Id,
                finding.Message);
        }

        return null;
    }

    public VerifyRequest ToRequest(IReadOnlyList<SourceText> histories)
    {
        IDurableWorkflow Create() => Assembly.Create(UnavailableAwsServices.Instance, Setting);
        Create();
        return new VerifyRequest(Definition, Code, Create, histories)
        {
            OpenSettings = [.. _settings.Where(static s => s.Value == OpenSetting(s.Key)).Select(static s => s.Value)],
        };
    }

    private string Setting(string name) => _settings[name] =
        FromEnvironment(name) is { Length: > 0 } value ? value : OpenSetting(name);

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name);

    private static bool IsNumber(string? text, Type type) => type == typeof(int)
        ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    private static SourceSpan PlaceOf(StateMachineDefinition definition, string setting) =>
        definition.Placeholders.FirstOrDefault(p => p.Number is not null && NameStyle.ToPascal(p.Name) == setting)?.Span
            ?? definition.Span;

    /// <summary>What stands for a setting without a value; also a place where the definition wants a function.</summary>
    private static string OpenSetting(string name) => $"arn:aws:lambda:us-east-1:000000000000:function:open-{name}";

    private static GeneratedFolder? Find(string root, DefinitionDocument document, DiagnosticBag diagnostics)
    {
        var folders = GeneratedFolder.Find(root, diagnostics);
        var hash = LockFile.HashOf(document);
        var found = folders.FirstOrDefault(f => f.Lock.Machine == document.Name && f.Lock.DefinitionHash == hash)
            ?? folders.FirstOrDefault(f => f.Lock.Machine == document.Name)
            ?? folders.FirstOrDefault(f => f.Lock.DefinitionHash == hash);
        if (found is null && !diagnostics.HasErrors)
        {
            diagnostics.Report(DiagnosticDescriptors.LockFileMissing, SourceSpan.OfFile(document.File), root, document.Name);
        }

        return found;
    }

    /// <summary>The files as they lie there, those that the team added among them.</summary>
    private static GeneratedWorkflow OnDisk(GeneratedFolder folder, GeneratedWorkflow output) => output with
    {
        Files =
        [
            .. Directory.EnumerateFiles(folder.Path, "*.cs").Order(StringComparer.Ordinal)
                .Select(static f => new GeneratedFile(f, File.ReadAllText(f).ReplaceLineEndings("\n"))),
        ],
    };
}
