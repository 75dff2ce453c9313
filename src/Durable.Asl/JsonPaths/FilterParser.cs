using System.Text.RegularExpressions;

namespace Durable.Asl.JsonPaths;

/// <summary>Reads the condition of a filter: comparisons joined by <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.</summary>
internal sealed class FilterParser(PathScanner scanner, int filterDepth)
{
    private const int MaxDepth = 32;

    private readonly FilterLiteralParser _literals = new(scanner);
    private int _depth = filterDepth;

    public FilterExpression ParseCondition()
    {
        if (++_depth > MaxDepth)
        {
            throw scanner.Error($"The filter is nested deeper than {MaxDepth} levels");
        }

        var condition = ParseAnd();
        while (TakeOperator("||"))
        {
            condition = new FilterExpression.Or(condition, ParseAnd());
        }

        _depth--;
        return condition;
    }

    private FilterExpression ParseAnd()
    {
        var condition = ParseUnary();
        while (TakeOperator("&&"))
        {
            condition = new FilterExpression.And(condition, ParseUnary());
        }

        return condition;
    }

    private FilterExpression ParseUnary()
    {
        scanner.SkipBlanks();
        var negations = 0;
        while (scanner.TryTake('!'))
        {
            negations++;
            scanner.SkipBlanks();
        }

        var condition = ParsePrimary();
        return negations % 2 == 0 ? condition : new FilterExpression.Not(condition);
    }

    private FilterExpression ParsePrimary()
    {
        if (scanner.TryTake('('))
        {
            var condition = ParseCondition();
            scanner.SkipBlanks();
            scanner.Expect(')');
            return condition;
        }

        var left = ParseOperand();
        scanner.SkipBlanks();
        if (TryParseOperator() is { } comparison)
        {
            return new FilterExpression.Comparison(left, comparison, ParseRight(comparison));
        }

        return left is FilterOperand.Path path
            ? new FilterExpression.Exists(path)
            : throw scanner.Error("An operator is missing");
    }

    private FilterOperand ParseRight(FilterOperator comparison)
    {
        var right = ParseOperand();
        return right is FilterOperand.Pattern == (comparison == FilterOperator.Matches)
            ? right
            : throw scanner.Error("A /pattern/ belongs to the operator =~ and to no other");
    }

    private FilterOperand ParseOperand()
    {
        scanner.SkipBlanks();
        return scanner.Current switch
        {
            '@' or '$' => ParsePath(),
            '/' => ParsePattern(),
            _ => new FilterOperand.Literal(_literals.Parse()),
        };
    }

    private FilterOperand.Path ParsePath()
    {
        var fromRoot = scanner.Current == '$';
        scanner.Position++;
        return new FilterOperand.Path(fromRoot, new JsonPathParser(scanner, _depth).ParseSteps());
    }

    private FilterOperand.Pattern ParsePattern()
    {
        var start = ++scanner.Position;
        while (!scanner.AtEnd && scanner.Current != '/')
        {
            scanner.Position += scanner.Current == '\\' ? 2 : 1;
        }

        if (scanner.AtEnd)
        {
            throw scanner.Error("The closing / is missing");
        }

        var pattern = scanner.Text[start..scanner.Position++];
        var flagsStart = scanner.Position;
        while (char.IsAsciiLetter(scanner.Current))
        {
            scanner.Position++;
        }

        var flags = scanner.Text[flagsStart..scanner.Position];
        return new FilterOperand.Pattern(pattern, flags, Compile(pattern, flags));
    }

    /// <summary>
    /// The engine without backtracking is used because its time is bounded by the length of the text. It refuses
    /// look-around and back references, and so do we.
    /// </summary>
    private Regex Compile(string pattern, string flags)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            options |= flag switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' or 'd' or 'U' => RegexOptions.None,
                _ => throw scanner.Error($"Unknown flag '{flag}' of a pattern"),
            };
        }

        try
        {
            return new Regex($@"\A(?:{pattern})\z", options);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw scanner.Error($"The pattern cannot be used: {exception.Message}");
        }
    }

    private FilterOperator? TryParseOperator()
    {
        foreach (var (spelling, value) in FilterOperators.All)
        {
            if (TakeOperator(spelling))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Takes an operator; one that is a word must end where a word ends.</summary>
    private bool TakeOperator(string spelling)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        if (!scanner.TryTake(spelling))
        {
            return false;
        }

        if (char.IsAsciiLetter(spelling[0]) && char.IsLetterOrDigit(scanner.Current))
        {
            scanner.Position = start;
            return false;
        }

        return true;
    }
}
