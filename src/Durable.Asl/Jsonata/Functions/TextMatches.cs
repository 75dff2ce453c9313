using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Regexes;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>One match of a pattern.</summary>
/// <param name="Match">The matched text.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where the text goes on.</param>
/// <param name="Groups">The texts of the groups.</param>
/// <param name="Whole">The object that a user's function gets; made when it is needed.</param>
internal sealed record TextMatch(Value Match, Value Start, Value End, Value Groups, Func<Value> Whole)
{
    public int StartIndex => TextMatches.ToIndex(Start);

    public int EndIndex => TextMatches.ToIndex(End);
}

/// <summary>
/// The matches of a regular expression, or of a function of the user that behaves like one.
/// </summary>
internal static class TextMatches
{
    public static TextMatch? First(FunctionValue matcher, string text, Evaluation evaluation) =>
        All(matcher, text, 1, evaluation).FirstOrDefault();

    public static IEnumerable<TextMatch> All(
        FunctionValue matcher, string text, double limit, Evaluation evaluation) => matcher is MatcherFunction regex
            ? FromRegex(regex, text, limit, evaluation)
            : FromFunction(matcher, text, limit, evaluation);

    /// <summary>The text from one place to another, in either order, as <c>substring</c> of ECMAScript takes
    /// it.</summary>
    public static string Between(string text, int start, int end)
    {
        var from = Math.Clamp(start, 0, text.Length);
        var to = Math.Clamp(end, 0, text.Length);
        return from <= to ? text[from..to] : text[to..from];
    }

    public static int ToIndex(Value position) =>
        position.IsNumber && !double.IsNaN(position.Number) ? (int)Math.Clamp(position.Number, 0, int.MaxValue) : 0;

    // The next match is looked for only when it is wanted, because looking may be an error.
    private static IEnumerable<TextMatch> FromRegex(
        MatcherFunction matcher, string text, double limit, Evaluation evaluation)
    {
        var match = matcher.Pattern.Match(text, 0, evaluation);
        for (var count = 0; match is not null && count < limit; count++)
        {
            yield return Of(match, matcher, text);
            match = matcher.Next(match, text, evaluation);
        }
    }

    private static TextMatch Of(Match match, MatcherFunction matcher, string text) => new(
        Value.From(match.Value),
        Value.From((double)match.Index),
        Value.From((double)match.Index + match.Length),
        Value.From(ArrayValue.PlainOf(matcher.Pattern.Groups(match))),
        () => matcher.Describe(match, text));

    private static IEnumerable<TextMatch> FromFunction(
        FunctionValue matcher, string text, double limit, Evaluation evaluation)
    {
        var match = Call(matcher, [Value.From(text)], evaluation);
        for (var count = 0; !match.IsUndefined && count < limit; count++)
        {
            evaluation.Tick();
            var members = match.Object ?? throw WrongShape();
            yield return new TextMatch(
                Member(members, "match"),
                Member(members, "start"),
                Member(members, "end"),
                Member(members, "groups"),
                () => Value.From(members));
            match = Call(Member(members, "next").Function ?? throw WrongShape(), [], evaluation);
        }
    }

    private static Value Call(FunctionValue function, Value[] arguments, Evaluation evaluation)
    {
        var result = FunctionCalls.Apply(function, arguments, Value.Null, evaluation).Unwrapped();
        return result.IsUndefined || HasShape(result) ? result : throw WrongShape();
    }

    private static bool HasShape(Value result) =>
        result.Object is { } members
        && (Member(members, "start").IsNumber
            || Member(members, "end").IsNumber
            || Member(members, "groups").Array is not null
            || Member(members, "next").Function is not null);

    private static Value Member(ObjectValue members, string name) =>
        members.TryGet(name, out var value) ? value : Value.Undefined;

    private static JsonataException WrongShape() => new("T1010");
}
