using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions that look for a text or a pattern inside a text.</summary>
internal static class PatternFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("contains", "<s-(sf):b>", 2, Contains),
        new("match", "<s-f<s:o>n?:a<o>>", 3, Match),
        new("split", "<s-(sf)n?:a<s>>", 3, Split),
        new("replace", "<s-(sf)(sf)n?:s>", 4, Replacement.Replace),
    ];

    /// <summary>How many matches are wanted; negative is an error with the given code.</summary>
    public static double Limit(Value limit, string code)
    {
        if (limit.IsUndefined)
        {
            return double.PositiveInfinity;
        }

        return limit.Number >= 0 ? limit.Number : throw new JsonataException(code).With("value", limit);
    }

    private static Value Contains(in BuiltinCall call)
    {
        if (call[0].IsUndefined || call[1].IsUndefined)
        {
            return Value.Undefined;
        }

        if (call[1].Function is { } matcher)
        {
            return Value.From(TextMatches.First(matcher, call[0].Text, call.Evaluation) is not null);
        }

        return Value.From(call[0].Text.Contains(call[1].Text, StringComparison.Ordinal));
    }

    private static Value Match(in BuiltinCall call)
    {
        if (call[0].IsUndefined)
        {
            return Value.Undefined;
        }

        var limit = Limit(call[2], "D3040");
        var found = ArrayValue.Sequence(call.Evaluation);
        if (call[1].Function is not { } matcher || limit == 0)
        {
            return Value.From(found);
        }

        foreach (var match in TextMatches.All(matcher, call[0].Text, limit, call.Evaluation))
        {
            var description = new ObjectValue();
            description.Set("match", match.Match);
            description.Set("index", match.Start);
            description.Set("groups", match.Groups);
            found.Add(Value.From(description));
        }

        return Value.From(found);
    }

    private static Value Split(in BuiltinCall call)
    {
        if (call[0].IsUndefined)
        {
            return Value.Undefined;
        }

        var limit = Limit(call[2], "D3020");
        var parts = ArrayValue.Plain(call.Evaluation);
        if (call[1].Function is { } matcher)
        {
            SplitByPattern(parts, call[0].Text, matcher, limit, call.Evaluation);
        }
        else
        {
            SplitByText(parts, call[0].Text, call[1], Math.Truncate(limit), call.Evaluation);
        }

        return Value.From(parts);
    }

    private static void SplitByText(
        ArrayValue parts, string text, Value separator, double limit, Evaluation evaluation)
    {
        if (!separator.IsString)
        {
            AddWithin(parts, text, limit);
            return;
        }

        if (separator.Text.Length == 0)
        {
            SplitIntoUnits(parts, text, limit, evaluation);
            return;
        }

        var start = 0;
        while (parts.Count < limit)
        {
            evaluation.Tick();
            var end = text.IndexOf(separator.Text, start, StringComparison.Ordinal);
            parts.Add(Value.From(end < 0 ? text[start..] : text[start..end]));
            if (end < 0)
            {
                return;
            }

            start = end + separator.Text.Length;
        }
    }

    private static void SplitIntoUnits(ArrayValue parts, string text, double limit, Evaluation evaluation)
    {
        for (var index = 0; index < text.Length && index < limit; index++)
        {
            evaluation.Tick();
            parts.Add(Value.From(text[index].ToString()));
        }
    }

    private static void SplitByPattern(
        ArrayValue parts, string text, FunctionValue matcher, double limit, Evaluation evaluation)
    {
        if (limit == 0)
        {
            return;
        }

        var start = 0;
        foreach (var match in TextMatches.All(matcher, text, limit, evaluation))
        {
            parts.Add(Value.From(TextMatches.Between(text, start, match.StartIndex)));
            start = match.EndIndex;
        }

        AddWithin(parts, TextMatches.Between(text, start, text.Length), limit);
    }

    private static void AddWithin(ArrayValue parts, string text, double limit)
    {
        if (parts.Count < limit)
        {
            parts.Add(Value.From(text));
        }
    }
}
