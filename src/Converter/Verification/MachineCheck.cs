using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;

namespace Sfn2Durable.Verification;

/// <summary>What the command line says about the output; null leaves it to the lock file.</summary>
internal sealed record ExpectedOptions
{
    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public LambdaStyle? Lambda { get; init; }

    public bool? BestEffort { get; init; }

    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    public EmitOptions Over(EmitOptions written) => written with
    {
        Name = Name ?? written.Name,
        Namespace = Namespace ?? written.Namespace,
        Lambda = Lambda ?? written.Lambda,
        BestEffort = BestEffort ?? written.BestEffort,
    };

    public IReadOnlyDictionary<string, string> Over(IReadOnlyDictionary<string, string> written)
    {
        var values = new Dictionary<string, string>(written, StringComparer.Ordinal);
        foreach (var (name, value) in Substitutions)
        {
            values[name] = value;
        }

        return values;
    }
}

/// <summary>What checking one machine found, faults of the definition apart from those of the code.</summary>
internal sealed record CheckResult(DiagnosticBag Input, DiagnosticBag Violations);

/// <summary>Everything <c>check</c> does with one definition and its folder.</summary>
/// <param name="expected">What the command line asks for.</param>
/// <param name="project">Compiles and analyses.</param>
/// <param name="fix">Writes the output where managed files are to be put right, and gives the problem; null for no.</param>
internal sealed class MachineCheck(
    ExpectedOptions expected,
    ProjectCheck project,
    Func<GeneratedFolder, Conversion, GeneratedWorkflow, EmitOptions, string?>? fix)
{
    public CheckResult Run(DefinitionDocument document, GeneratedFolder folder)
    {
        var result = new CheckResult(new DiagnosticBag(), new DiagnosticBag());
        var options = expected.Over(folder.Lock.Options);
        var current = document.WithValues(expected.Over(folder.Lock.Substitutions), result.Input);
        var named = options.Name is { } name ? current with { Name = name } : current;
        var conversion = ConversionPipeline.Convert(named, result.Input, options);
        if (conversion is not { Output: { } output, Definition: { } definition })
        {
            return result;
        }

        if (fix is not null)
        {
            folder = Fixed(folder, conversion, output, options, result.Violations);
        }

        DriftCheck.Run(folder, conversion, output, options, result.Violations);
        QuotaCheck.Run(definition, result.Violations);
        project.Run(folder, output, result.Violations);
        return result;
    }

    /// <summary>The folder as it is after writing; the check that follows sees what is there then.</summary>
    private GeneratedFolder Fixed(
        GeneratedFolder folder, Conversion conversion, GeneratedWorkflow output, EmitOptions options, DiagnosticBag violations)
    {
        if (fix?.Invoke(folder, conversion, output, options) is { } problem)
        {
            violations.Report(DiagnosticDescriptors.NotFixed, SourceSpan.OfFile(folder.LockPath), problem.TrimEnd('.'));
        }

        return GeneratedFolder.Read(folder.LockPath, violations) ?? folder;
    }
}
