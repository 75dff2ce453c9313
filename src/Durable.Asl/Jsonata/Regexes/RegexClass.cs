using System.Text;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>Characters in brackets.</summary>
internal static class RegexClass
{
    /// <summary>Reads up to the closing bracket.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="position">Offset behind the opening bracket.</param>
    public static (string Text, int End) Read(string pattern, int position)
    {
        var isNegated = position < pattern.Length && pattern[position] == '^';
        position += isNegated ? 1 : 0;
        var members = new StringBuilder();
        while (true)
        {
            if (position >= pattern.Length)
            {
                throw RegexErrors.Invalid(pattern);
            }

            if (pattern[position] == ']')
            {
                return (Finish(members.ToString(), isNegated), position + 1);
            }

            position = Member(pattern, position, members);
        }
    }

    // Empty brackets match nothing, negated ones anything.
    private static string Finish(string members, bool isNegated)
    {
        if (members.Length == 0)
        {
            return isNegated ? @"[\u0000-\uFFFF]" : "(?!)";
        }

        return isNegated ? $"[^{members}]" : $"[{members}]";
    }

    private static int Member(string pattern, int position, StringBuilder members)
    {
        var first = Element(pattern, position);
        var isRange = first.End + 1 < pattern.Length && pattern[first.End] == '-' && pattern[first.End + 1] != ']';
        if (!isRange)
        {
            members.Append(Text(first));
            return first.End;
        }

        var last = Element(pattern, first.End + 1);
        if (first.Set is not null || last.Set is not null)
        {
            // A set cannot bound a range; the hyphen is an ordinary member then.
            members.Append(Text(first)).Append(RegexText.Literal('-')).Append(Text(last));
        }
        else if (first.Character > last.Character)
        {
            throw RegexErrors.Invalid(pattern);
        }
        else
        {
            members.Append(Text(first)).Append('-').Append(Text(last));
        }

        return last.End;
    }

    private static RegexEscape Element(string pattern, int position)
    {
        if (pattern[position] != '\\')
        {
            return new RegexEscape(pattern[position], null, position + 1);
        }

        if (position + 1 >= pattern.Length)
        {
            throw RegexErrors.Invalid(pattern);
        }

        return pattern[position + 1] == 'b'
            ? new RegexEscape('\b', null, position + 2)
            : RegexEscape.Read(pattern, position + 1);
    }

    private static string Text(RegexEscape element) => element.Set ?? RegexText.Literal(element.Character);
}
