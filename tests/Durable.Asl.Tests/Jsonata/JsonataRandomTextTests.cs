using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Tests.Tables;

namespace Durable.Asl.Tests.Jsonata;

/// <summary>
/// Whatever the text, parsing and evaluating end in a result or in the one exception, within the limits; and what can
/// be parsed prints as a text that parses to the same tree.
/// </summary>
public sealed class JsonataRandomTextTests
{
    private const int TextsPerKind = 70_000;

    private static readonly string[] Words =
    [
        "a", "b", "$x", "$", "$$", "1", "2.5", "-", ".", "..", "[", "]", "{", "}", "(", ")", ",", ";", ":", "?",
        "?:", "??", ":=", "=", "!=", "<", ">", "<=", ">=", "+", "*", "**", "/", "%", "&", "|", "^", "^(", "@",
        "#", "@$i", "#$j", "~>", "and", "or", "in", "true", "null", "function", "function($x)", "λ", "'s'",
        "\"t\"", "`n`", "/r/", "/(a)|b*/i", "/*c*/", " ", "\n", "!", "~", "'", "\"", "`", "1e5", "[]", "[0]",
        "[-1]", "$sum(", "$map(", "$string(", "$eval('", "a.b", "|a|{}|", "1e999", "\\", "\\u00", "$f(?,1)",
        "<n:n>", "<a<s>-:x>", "(a;b)", "%.a", "\ud800", "\0", "😀", "[1..9]", "$x := ", "$formatNumber(1,'",
        "$fromMillis(1,'[", "Y]", "#0.0e0", "$toMillis('1','[D]", "$replace('ab',/", "$1", "$pad(", ",1e9)",
        "é",
    ];

    private static readonly JsonNode? Data = JsonNode.Parse("""{"a":{"b":[1,2,{"c":null}]},"b":[["x"],{}],"n":-5.5}""");

    private static readonly JsonataOptions Options = new()
    {
        Limits = new JsonataLimits
        {
            TimeLimit = TimeSpan.FromMilliseconds(200),
            MaxDepth = 200,
            MaxAllocatedBytes = 4 * 1024 * 1024,
        },
    };

    [Fact]
    public void RandomCharactersAreHandled() => Run(1, random => Characters(random));

    [Fact]
    public void RandomTokensAreHandled() => Run(2, random => Tokens(random));

    [Fact]
    public void MutatedExpressionsAreHandled()
    {
        var seeds = SemanticTable.Texts("jsonata.json")
            .Select(row => SemanticTable.Row(row)["expr"]?.GetValue<string>() ?? "")
            .ToList();

        Run(3, random => Mutation(seeds, random));
    }

    private static void Run(int seed, Func<Random, string> next)
    {
        var random = new Random(seed);
        var outcomes = new Dictionary<string, int>();
        for (var index = 0; index < TextsPerKind; index++)
        {
            var text = next(random);
            var outcome = Outcome(text);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        Assert.True(outcomes.Count > 3, string.Join(' ', outcomes));
        Assert.Equal(TextsPerKind, outcomes.Values.Sum());
    }

    private static string Outcome(string text)
    {
        try
        {
            var expression = JsonataExpression.Parse(text);
            Assert.Equal(expression.Root, JsonataExpression.Parse(expression.ToString()).Root);
            return expression.EvaluateOn(Data, null, Options).Kind.ToString();
        }
        catch (JsonataException error)
        {
            Assert.DoesNotContain("{{", error.Message, StringComparison.Ordinal);
            return error.Code;
        }
    }

    private static string Characters(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(24); length > 0; length--)
        {
            text.Append((char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(32, 127)));
        }

        return text.ToString();
    }

    private static string Tokens(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 12); length > 0; length--)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(3) == 0 ? " " : "");
        }

        return text.ToString();
    }

    private static string Mutation(List<string> seeds, Random random)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var place = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(place, Words[random.Next(Words.Length)]);
                    break;
                case 1:
                    text.Remove(place, Math.Min(random.Next(3), text.Length - place));
                    break;
                case 2:
                    text.Insert(place, text.ToString(0, Math.Min(place, random.Next(12))));
                    break;
                default:
                    text.Insert(place, seeds[random.Next(seeds.Count)]);
                    break;
            }
        }

        return text.ToString();
    }
}
