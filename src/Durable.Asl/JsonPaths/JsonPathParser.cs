using System.Globalization;

namespace Durable.Asl.JsonPaths;

/// <summary>Reads the steps of a path: <c>.name ['name'] [0] [0,2] [1:3] .* .. [?(…)]</c>.</summary>
/// <remarks>
/// The service uses an early version of the Java library Jayway JsonPath. Its leniencies are kept: a stray dot in
/// front of a bracket is ignored, blanks around the path are too, and names behind a dot may hold nearly everything.
/// </remarks>
internal sealed class JsonPathParser(PathScanner scanner, int filterDepth)
{
    private const int MaxSegments = 1_000;
    private const string EndsNameInFilter = "=!<>&|~(),]";
    private const string NotInReference = "@,:?*";

    private readonly List<PathSegment> _segments = [];

    /// <summary>False when a name is written in a way that reference paths exclude.</summary>
    private bool _isReference = true;

    private bool InFilter => filterDepth > 0;

    /// <summary>Reads all steps up to the end of the path; inside a filter up to the first foreign character.</summary>
    public PathProgram ParseSteps()
    {
        while (!scanner.AtEnd)
        {
            if (scanner.Current == '.')
            {
                ParseDot();
            }
            else if (scanner.Current == '[')
            {
                ParseBracket();
            }
            else if (InFilter)
            {
                break;
            }
            else
            {
                throw scanner.Error($"Unexpected '{scanner.Current}': a step begins with '.' or '['");
            }

            if (_segments.Count > MaxSegments)
            {
                throw scanner.Error($"The path has more than {MaxSegments} steps");
            }
        }

        return new PathProgram([.. _segments.Select(MarkLast)], _isReference);
    }

    private PathSegment MarkLast(PathSegment segment, int position) =>
        segment is PathSegment.Names names && position == _segments.Count - 1 ? names with { IsLast = true } : segment;

    private void ParseDot()
    {
        var isScan = scanner.TryTake("..");
        if (isScan)
        {
            _segments.Add(new PathSegment.DeepScan());
        }
        else
        {
            scanner.Expect('.');
        }

        switch (scanner.Current)
        {
            case '[':
                break;
            case '*':
                scanner.Position++;
                _segments.Add(new PathSegment.Wildcard());
                break;
            default:
                _segments.Add(new PathSegment.Name(ReadName()));
                break;
        }
    }

    private string ReadName()
    {
        var start = scanner.Position;
        while (!scanner.AtEnd && !EndsName(scanner.Current))
        {
            scanner.Position++;
        }

        if (scanner.Position == start)
        {
            throw scanner.Error("A name is missing behind the dot");
        }

        if (!InFilter && char.IsWhiteSpace(scanner.Current))
        {
            throw scanner.Error("A name with blanks has to be written as ['name with blanks']");
        }

        var name = scanner.Text[start..scanner.Position];
        _isReference &= name.AsSpan().IndexOfAny(NotInReference) < 0;
        return name;
    }

    private bool EndsName(char unit) =>
        unit is '.' or '['
        || char.IsWhiteSpace(unit)
        || (InFilter && EndsNameInFilter.Contains(unit, StringComparison.Ordinal));

    private void ParseBracket()
    {
        scanner.Expect('[');
        scanner.SkipBlanks();
        _segments.Add(scanner.Current switch
        {
            '\'' or '"' => ParseNames(),
            '*' => ParseWildcard(),
            '?' => ParseFilter(),
            '(' => ParseFromEnd(),
            _ => ParseIndexes(),
        });
        scanner.SkipBlanks();
        scanner.Expect(']');
    }

    private PathSegment ParseNames()
    {
        var names = new List<string>();
        do
        {
            scanner.SkipBlanks();
            if (scanner.Current is not ('\'' or '"'))
            {
                throw scanner.Error("A quoted name is missing");
            }

            names.Add(scanner.ReadQuoted());
            scanner.SkipBlanks();
        }
        while (scanner.TryTake(','));

        return names.Count == 1 ? new PathSegment.Name(names[0]) : new PathSegment.Names(names, IsLast: false);
    }

    private PathSegment.Wildcard ParseWildcard()
    {
        scanner.Position++;
        return new PathSegment.Wildcard();
    }

    private PathSegment.Filter ParseFilter()
    {
        scanner.Position++;
        scanner.SkipBlanks();
        scanner.Expect('(');
        var condition = new FilterParser(scanner, filterDepth + 1).ParseCondition();
        scanner.SkipBlanks();
        scanner.Expect(')');
        return new PathSegment.Filter(condition);
    }

    /// <summary>
    /// <c>[(@.length-1)]</c>, the only script of the first JSONPath that people write: an index from the end.
    /// </summary>
    private PathSegment.Index ParseFromEnd()
    {
        scanner.Expect('(');
        scanner.SkipBlanks();
        if (!scanner.TryTake("@.length"))
        {
            throw scanner.Error("Of all scripts only (@.length-n) is known");
        }

        scanner.SkipBlanks();
        scanner.Expect('-');
        scanner.SkipBlanks();
        var distance = ReadInteger();
        scanner.SkipBlanks();
        scanner.Expect(')');
        return distance > 0 ? new PathSegment.Index(-distance.Value) : throw scanner.Error("The index is not below 0");
    }

    private PathSegment ParseIndexes()
    {
        var first = ReadInteger();
        scanner.SkipBlanks();
        if (scanner.TryTake(':'))
        {
            scanner.SkipBlanks();
            var to = ReadInteger();
            return first is null && to is null
                ? throw scanner.Error("A slice needs a beginning or an end")
                : new PathSegment.Slice(first, to);
        }

        var indexes = new List<int> { first ?? throw scanner.Error("A name, an index or '*' is missing") };
        while (scanner.TryTake(','))
        {
            scanner.SkipBlanks();
            indexes.Add(ReadInteger() ?? throw scanner.Error("An index is missing"));
            scanner.SkipBlanks();
        }

        return indexes.Count == 1 ? new PathSegment.Index(indexes[0]) : new PathSegment.Indexes(indexes);
    }

    private int? ReadInteger()
    {
        var start = scanner.Position;
        scanner.TryTake('-');
        while (char.IsAsciiDigit(scanner.Current))
        {
            scanner.Position++;
        }

        if (scanner.Position == start)
        {
            return null;
        }

        var digits = scanner.Text.AsSpan(start, scanner.Position - start);
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw scanner.Error("The index is not a 32-bit integer");
    }
}
