using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The variables of one run of a requirement: given, or bound at first sight.</summary>
public sealed partial class Placeholders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public Placeholders(JsonObject variables, Random random)
    {
        foreach (var (name, value) in variables)
        {
            var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var given) ? given : value?.ToJsonString() ?? "";
            var generated = Generator().Match(text);
            _values[name] = generated.Success ? Generate(random, int.Parse(generated.Groups[1].ValueSpan)) : text;
        }
    }

    /// <summary>Replaces the known references in all texts of a value.</summary>
    public JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject obj => new JsonObject(obj.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => node?.DeepClone(),
    };

    public string Fill(string text) =>
        Reference().Replace(text, match => _values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>Whether an actual text is what is expected.</summary>
    public bool Matches(string expected, string actual)
    {
        if (expected == "*")
        {
            return true;
        }

        var pattern = Pattern().Match(expected);
        if (pattern.Success)
        {
            return Regex.IsMatch(actual, Fill(pattern.Groups[1].Value));
        }

        var whole = Reference().Match(expected);
        if (whole.Success && whole.Length == expected.Length && !_values.ContainsKey(whole.Groups[1].Value))
        {
            _values[whole.Groups[1].Value] = actual;
            return true;
        }

        return Fill(expected) == actual;
    }

    private static string Generate(Random random, int length) =>
        new([.. Enumerable.Range(0, length).Select(_ => "abcdefghijklmnopqrstuvwxyz0123456789"[random.Next(36)])]);

    [GeneratedRegex(@"^\$\{GEN_STR:(\d+)\}$")]
    private static partial Regex Generator();

    [GeneratedRegex(@"^\$\{/(.*)/\}$", RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Reference();
}
