namespace Sfn2Durable.Costs.Usage;

/// <summary>The keys of <see cref="DurableChoices"/> in a usage file.</summary>
internal static class UsageChoices
{
    /// <summary><c>nested</c> or <c>flat</c>.</summary>
    public const string Nesting = "nesting";

    /// <summary><c>createCallback</c> or <c>waitForCallback</c>.</summary>
    public const string Callback = "callback";

    /// <summary><c>wait</c> or <c>step</c>.</summary>
    public const string Retry = "retry";

    /// <summary><c>synchronous</c> or <c>asynchronous</c>.</summary>
    public const string Start = "start";

    public static IReadOnlyList<string> Keys { get; } = [Nesting, Callback, Retry, Start];
}
