namespace Sfn2Durable.Input;

/// <summary>What the user says about the definitions to be read.</summary>
public sealed record LoadOptions
{
    /// <summary>Values of placeholders by name (<c>--substitute</c>, <c>--substitutions</c>).</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    /// <summary>A name for the machine in place of the one of its container or file (<c>--name</c>).</summary>
    public string? Name { get; init; }

    /// <summary>What the input <c>-</c> reads.</summary>
    public Func<Stream> StandardInput { get; init; } = static () => Stream.Null;
}
