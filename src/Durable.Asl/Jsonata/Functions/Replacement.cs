using System.Globalization;
using System.Text;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary><c>$replace</c></summary>
internal static class Replacement
{
    public static Value Replace(in BuiltinCall call)
    {
        if (call[0].IsUndefined)
        {
            return Value.Undefined;
        }

        if (call[1].IsString && call[1].Text.Length == 0)
        {
            throw new JsonataException("D3010").With("value", call[1]);
        }

        var limit = PatternFunctions.Limit(call[3], "D3011");
        if (limit == 0)
        {
            return call[0];
        }

        var text = call[1].Function is { } matcher
            ? ByPattern(call[0].Text, matcher, call[2], limit, call.Evaluation)
            : ByText(call[0].Text, call[1].Text, call[2], limit, call.Evaluation);
        return Value.From(text);
    }

    private static string ByText(
        string text, string pattern, Value replacement, double limit, Evaluation evaluation)
    {
        if (pattern.Length == 0)
        {
            return text;
        }

        var substitute = ValueText.Of(replacement, evaluation).Text;
        var result = new StringBuilder();
        var position = 0;
        for (var count = 0; count < limit; count++)
        {
            evaluation.Tick();
            var index = text.IndexOf(pattern, position, StringComparison.Ordinal);
            if (index < 0)
            {
                break;
            }

            evaluation.AllocateText((long)index - position + substitute.Length);
            result.Append(text, position, index - position).Append(substitute);
            position = index + pattern.Length;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string ByPattern(
        string text, FunctionValue matcher, Value replacement, double limit, Evaluation evaluation)
    {
        var result = new StringBuilder();
        var position = 0;
        foreach (var match in TextMatches.All(matcher, text, limit, evaluation))
        {
            var substitute = Substitute(match, replacement, evaluation);
            evaluation.AllocateText((long)text.Length + substitute.Length);
            result.Append(TextMatches.Between(text, position, match.StartIndex)).Append(substitute);
            position = match.StartIndex + match.Match.Text.Length;
        }

        return result.Append(TextMatches.Between(text, position, text.Length)).ToString();
    }

    private static string Substitute(TextMatch match, Value replacement, Evaluation evaluation)
    {
        if (replacement.Function is not { } function)
        {
            return Expand(replacement.Text, match);
        }

        var result = FunctionCalls.Apply(function, [match.Whole()], Value.Null, evaluation).Unwrapped();
        return result.IsString ? result.Text : throw new JsonataException("D3012").With("value", result);
    }

    // $0 is the match, $1, $2 and so on the groups, $$ a dollar sign; any other dollar sign stands for itself.
    private static string Expand(string template, TextMatch match)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var index = Dollar(template, 0); index >= 0; index = Dollar(template, position))
        {
            result.Append(template, position, index - position);
            position = index + 1;
            var next = position < template.Length ? template[position] : '\0';
            if (next is '$' or '0')
            {
                result.Append(next == '$' ? "$" : match.Match.Text);
                position++;
            }
            else
            {
                position += Group(template, position, match, result);
            }
        }

        return result.Append(template, position, template.Length - position).ToString();
    }

    private static int Dollar(string template, int from) => template.IndexOf('$', from);

    // The longest number that is not larger than the number of groups; returns how many digits belong to it.
    private static int Group(string template, int position, TextMatch match, StringBuilder result)
    {
        var groups = match.Groups.Array;
        var count = groups?.Count ?? 0;
        var digits = Math.Max(1, count.ToString(CultureInfo.InvariantCulture).Length);
        var number = Number(template, position, digits);
        if (digits > 1 && number > count)
        {
            number = Number(template, position, digits - 1);
        }

        if (number is not { } group)
        {
            result.Append('$');
            return 0;
        }

        if (groups is not null && group >= 1 && group <= count)
        {
            result.Append(groups[group - 1].Text);
        }

        return group.ToString(CultureInfo.InvariantCulture).Length;
    }

    private static int? Number(string template, int position, int digits)
    {
        var end = position;
        while (end < template.Length && end < position + digits && char.IsAsciiDigit(template[end]))
        {
            end++;
        }

        return end == position
            ? null
            : int.Parse(template.AsSpan(position, end - position), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
