namespace Sfn2Durable.Input;

/// <summary>A placeholder inside a string: where it stands and what it is called.</summary>
internal readonly record struct PlaceholderMatch(int Start, int Length, string Name);

/// <summary>
/// How substitutions are written: <c>${Name}</c>, where a name may have the dots and double colons of CloudFormation
/// (<c>${Queue.Arn}</c>, <c>${AWS::Region}</c>), or be a call of Terraform (<c>${jsonencode(ids)}</c>).
/// <c>$${Name}</c> and <c>${!Name}</c> are the escapes of Terraform and CloudFormation, and <c>${"a": b}</c> is
/// grouping in JSONata: none of them is a placeholder.
/// </summary>
internal static class PlaceholderSyntax
{
    /// <summary>True for a text that is one placeholder and nothing else.</summary>
    public static bool IsWhole(string text) => TryMatch(text, 0, out var match) && match.Length == text.Length;

    public static IEnumerable<PlaceholderMatch> Find(string text)
    {
        for (var i = text.IndexOf("${", StringComparison.Ordinal); i >= 0;)
        {
            var next = i + 2;
            if ((i == 0 || text[i - 1] != '$') && TryMatch(text, i, out var match))
            {
                yield return match;
                next = i + match.Length;
            }

            i = text.IndexOf("${", next, StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// The name in a text such as <c>__OrderTable__</c> or <c>%ORDER_TABLE%</c>, which deployment scripts replace, or
    /// null. Only whole texts count, since these signs are common in data.
    /// </summary>
    public static string? ScriptName(string text)
    {
        var width = text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal) ? 2
            : text is ['%', .., '%'] ? 1
            : 0;
        return width > 0 && text.Length > 2 * width && IsName(text.AsSpan(width, text.Length - (2 * width)))
            ? text[width..^width]
            : null;
    }

    private static bool TryMatch(string text, int start, out PlaceholderMatch match)
    {
        match = default;
        if (!text.AsSpan(start).StartsWith("${"))
        {
            return false;
        }

        var end = text.IndexOf('}', start);
        var name = end < 0 ? "" : text.AsSpan(start + 2, end - start - 2).Trim();
        if (!IsQualifiedName(name) && !IsCall(name))
        {
            return false;
        }

        match = new PlaceholderMatch(start, end + 1 - start, name.ToString());
        return true;
    }

    private static bool IsQualifiedName(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny('.', ':') is >= 0 and var separator)
        {
            var width = text[separator..].StartsWith("::") ? 2 : 1;
            if ((width == 1 && text[separator] == ':') || !IsName(text[..separator]))
            {
                return false;
            }

            text = text[(separator + width)..];
        }

        return IsName(text);
    }

    private static bool IsCall(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf('(');
        return open > 0 && text[^1] == ')' && IsName(text[..open]) && text[open..].IndexOfAny("{}\"$") < 0;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
