using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>
/// Reads a constant of a filter: JSON in which texts may also be in single quotes, and in which a bare word is a text.
/// </summary>
internal sealed class FilterLiteralParser(PathScanner scanner)
{
    private const int MaxDepth = 32;
    private const string EndsWord = "=!<>&|~(),[]{}:'\"";

    private int _depth;

    public JsonNode? Parse()
    {
        scanner.SkipBlanks();
        return scanner.Current switch
        {
            '\'' or '"' => JsonValue.Create(scanner.ReadQuoted()),
            '[' => Nested(ParseArray),
            '{' => Nested(ParseObject),
            _ => ParseWord(),
        };
    }

    private JsonNode Nested(Func<JsonNode> parse)
    {
        if (++_depth > MaxDepth)
        {
            throw scanner.Error($"The constant is nested deeper than {MaxDepth} levels");
        }

        var node = parse();
        _depth--;
        return node;
    }

    private JsonArray ParseArray()
    {
        var items = new JsonArray();
        scanner.Expect('[');
        scanner.SkipBlanks();
        if (scanner.TryTake(']'))
        {
            return items;
        }

        do
        {
            items.Add(Parse());
            scanner.SkipBlanks();
        }
        while (scanner.TryTake(','));

        scanner.Expect(']');
        return items;
    }

    private JsonObject ParseObject()
    {
        var members = new JsonObject();
        scanner.Expect('{');
        scanner.SkipBlanks();
        if (scanner.TryTake('}'))
        {
            return members;
        }

        do
        {
            scanner.SkipBlanks();
            if (scanner.Current is not ('\'' or '"'))
            {
                throw scanner.Error("A quoted key is missing");
            }

            var name = scanner.ReadQuoted();
            scanner.SkipBlanks();
            scanner.Expect(':');
            members[name] = Parse();
            scanner.SkipBlanks();
        }
        while (scanner.TryTake(','));

        scanner.Expect('}');
        return members;
    }

    private JsonNode? ParseWord()
    {
        var start = scanner.Position;
        while (!scanner.AtEnd
            && !char.IsWhiteSpace(scanner.Current)
            && !EndsWord.Contains(scanner.Current, StringComparison.Ordinal))
        {
            scanner.Position++;
        }

        if (scanner.Position == start)
        {
            throw scanner.Error("A path or a constant is missing");
        }

        var word = scanner.Text[start..scanner.Position];
        return ServiceJson.TryParse(word, out var node, out _) ? node : JsonValue.Create(word);
    }
}
