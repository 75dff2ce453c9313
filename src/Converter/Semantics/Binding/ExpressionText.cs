namespace Sfn2Durable.Semantics.Binding;

/// <summary>How an expression is told from a text: its very first and very last characters.</summary>
internal static class ExpressionText
{
    private const string Begin = "{%";
    private const string End = "%}";

    /// <summary>
    /// What stands between <c>{%</c> and <c>%}</c>, trimmed; null for a text that is not an expression.
    /// </summary>
    public static string? Inner(string text) => Begins(text) && Ends(text) && text.Length >= Begin.Length + End.Length
        ? text[Begin.Length..^End.Length].Trim()
        : null;

    /// <summary>Only one of the two signs is there.</summary>
    public static bool IsHalf(string text) => Begins(text) != Ends(text) && Inner(text.Trim()) is null;

    private static bool Begins(string text) => text.StartsWith(Begin, StringComparison.Ordinal);

    private static bool Ends(string text) => text.EndsWith(End, StringComparison.Ordinal);
}
