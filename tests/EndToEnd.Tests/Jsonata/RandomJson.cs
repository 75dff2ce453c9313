using System.Text.Json.Nodes;
using Durable.Asl;

namespace EndToEnd.Tests.Jsonata;

/// <summary>JSON with few names and many arrays, so that paths find something, often several things. The same seed, the
/// same values.</summary>
internal sealed class RandomJson(int seed)
{
    public static readonly IReadOnlyList<string> Names = ["a", "b", "c", "odd name", "and", "in", "x.y", "q\"{}\\"];

    private static readonly string[] _scalars =
    [
        "null", "true", "false", "0", "1", "2", "-1", "0.5", "0.1", "1.50", "1E5", "1e21", "1e-7", "0.30000000000000004",
        "100000000000000000000", "123456789012345678", "\"\"", "\"a\"", "\"b\"", "\"1\"", "\"true\"", "\"ä\\n\\\"{}\"",
        "[]", "{}",
    ];

    private readonly Random _random = new(seed);

    /// <summary>An execution's input: an object with values for the two variables.</summary>
    public JsonObject Input()
    {
        var input = Object(3);
        input["v"] = Value(3);
        input["w"] = Value(3);
        return input;
    }

    private JsonNode? Value(int depth) => depth == 0 ? Scalar() : _random.Next(7) switch
    {
        0 or 1 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth - 1))]),
        2 or 3 or 4 => Object(depth),
        _ => Scalar(),
    };

    private JsonObject Object(int depth)
    {
        var result = new JsonObject();
        foreach (var name in Names.Where(_ => _random.Next(3) == 0))
        {
            result[name] = Value(depth - 1);
        }

        return result;
    }

    private JsonNode? Scalar() => ServiceJson.Parse(_scalars[_random.Next(_scalars.Length)]);
}
