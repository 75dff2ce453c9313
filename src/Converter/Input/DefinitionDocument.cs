using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>One definition, taken out of its container; the positions of the container are kept.</summary>
/// <param name="Name">The machine's name: from the container, else from the file name.</param>
/// <param name="File">The file as the user named it.</param>
/// <param name="Root">The definition's object.</param>
/// <param name="Placeholders">The substitutions that were left open, in order of first appearance.</param>
public sealed record DefinitionDocument(
    string Name, string File, SourceNode Root, IReadOnlyList<Placeholder> Placeholders)
{
    /// <summary><c>STANDARD</c> or <c>EXPRESS</c> where the container says it.</summary>
    public string? Type { get; init; }

    /// <summary>ARN, role and the like where the container (describe-state-machine) gives them.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The values of the user's (<c>--substitute</c>, <c>--substitutions</c>) that this definition took up.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>The definition before values were put in; null where a document was not read from a file.</summary>
    internal DefinitionOrigin? Origin { get; init; }

    /// <summary>The same definition with other values of the user's.</summary>
    internal DefinitionDocument WithValues(IReadOnlyDictionary<string, string> given, DiagnosticBag diagnostics) =>
        Origin?.With(this, given, diagnostics) ?? this;
}

/// <summary>A substitution such as <c>${OrderTable}</c> that the user left for run time.</summary>
/// <param name="Name">The name between the braces.</param>
/// <param name="Marker">The text as it stands in the definition, <c>${OrderTable}</c> or <c>__OrderTable__</c>.</param>
/// <param name="Span">Its first appearance.</param>
public sealed record Placeholder(string Name, string Marker, SourceSpan Span)
{
    /// <summary>The number that its value has to be; null where any text will do.</summary>
    public SettingNumber? Number { get; init; }
}

/// <summary>A number that a substitution has to be: whole and within bounds, or any.</summary>
/// <param name="IsWhole">A whole number.</param>
/// <param name="Least">The least that every place of it allows.</param>
/// <param name="Most">The most that every place of it allows.</param>
public sealed record SettingNumber(bool IsWhole, long Least, long Most)
{
    /// <summary>Any number.</summary>
    public static SettingNumber Any { get; } = new(IsWhole: false, long.MinValue, long.MaxValue);

    /// <summary>What meets both.</summary>
    public SettingNumber And(SettingNumber other) => new(
        IsWhole || other.IsWhole, Math.Max(Least, other.Least), Math.Min(Most, other.Most));
}
