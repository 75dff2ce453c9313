using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>
/// A regular expression as a function: of a text and a position, it gives the first match from there on as an object,
/// whose member <c>next</c> is a function that gives the following one.
/// </summary>
internal sealed class MatcherFunction(RegexPattern pattern) : FunctionValue
{
    public override int Arity => 2;

    public RegexPattern Pattern => pattern;

    public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation)
    {
        var text = arguments.Length > 0 ? arguments[0] : Value.Undefined;
        var start = arguments.Length > 1 && arguments[1].IsNumber ? arguments[1].Number : 0;
        return From(text.IsString ? text.Text : ValueText.Describe(text), ToIndex(start), evaluation);
    }

    /// <summary>The match behind another one. A match of nothing at all would be found for ever and is an
    /// error.</summary>
    public Match? Next(Match match, string text, Evaluation evaluation)
    {
        var end = match.Index + match.Length;
        var next = end < text.Length ? pattern.Match(text, end, evaluation) : null;
        return next is { Length: 0 }
            ? throw new JsonataException("D1004").With("value", pattern.Source)
            : next;
    }

    private static int ToIndex(double start) => start is >= 0 and <= int.MaxValue ? (int)start : 0;

    private Value From(string text, int start, Evaluation evaluation) =>
        pattern.Match(text, start, evaluation) is { } match ? Describe(match, text) : Value.Undefined;

    /// <summary>A match as an object.</summary>
    public Value Describe(Match match, string text)
    {
        var found = new ObjectValue();
        found.Set("match", Value.From(match.Value));
        found.Set("start", Value.From((double)match.Index));
        found.Set("end", Value.From((double)match.Index + match.Length));
        found.Set("groups", Value.From(ArrayValue.PlainOf(pattern.Groups(match))));
        found.Set("next", Value.From(new NextFunction(this, match, text)));
        return Value.From(found);
    }

    private sealed class NextFunction(MatcherFunction matcher, Match previous, string text) : FunctionValue
    {
        public override int Arity => 0;

        public override Value Invoke(Value[] arguments, Value context, Evaluation evaluation) =>
            matcher.Next(previous, text, evaluation) is { } match ? matcher.Describe(match, text) : Value.Undefined;
    }
}
