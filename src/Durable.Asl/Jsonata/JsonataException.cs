using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata;

/// <summary>
/// What is wrong with an expression, or with the values it met. It is the only exception that parsing or evaluating
/// an expression ends in, whatever the text and the input are.
/// </summary>
public sealed partial class JsonataException : Exception
{
    private readonly Dictionary<string, Value> _fields = [];
    private bool _bareToken;

    internal JsonataException(string code)
        : base(code) => Code = code;

    /// <summary>The code of the reference implementation: <c>S</c> syntax, <c>T</c> type, <c>D</c> dynamic.</summary>
    public string Code { get; }

    /// <summary>Where in the expression text: the offset just behind the token in question; null when
    /// unknown.</summary>
    public int? Position { get; internal set; }

    /// <summary>The word in question: a sign, a name, or the function (without dollar sign) that failed.</summary>
    public string? Token { get; internal set; }

    /// <summary>The offending value as JSON; null when there is none, when it is null, or when it is not
    /// JSON.</summary>
    public JsonNode? Value => Field("value") is { } value ? ValueNodes.TryWrite(value) : null;

    /// <summary>Name of the function for which an address was malformed (code <c>D3140</c>).</summary>
    public string? FunctionName => Field("functionName")?.Text;

    /// <summary>The message of the reference implementation, without the code.</summary>
    public override string Message => Placeholder().Replace(JsonataMessages.Template(Code), Fill);

    internal JsonataException With(string field, Value value)
    {
        _fields[field] = value;
        return this;
    }

    internal JsonataException With(string field, string text) => With(field, Runtime.Value.From(text));

    internal JsonataException With(string field, double number) => With(field, Runtime.Value.From(number));

    /// <summary>The token is a number or a constant; messages show it without quotes.</summary>
    internal JsonataException WithBareToken()
    {
        _bareToken = true;
        return this;
    }

    /// <summary>
    /// Notes which call failed, from the inside out: the innermost gives the name, the outermost the place. Written
    /// for exception filters, so it never catches.
    /// </summary>
    internal bool PassesThroughCall(string? name, int position)
    {
        Token ??= name;
        Position = position;
        return false;
    }

    /// <summary>Notes which operator failed; for exception filters.</summary>
    internal bool PassesThroughOperator(string sign, int position)
    {
        Token = sign;
        _bareToken = false;
        Position = position;
        return false;
    }

    private Value? Field(string name) => _fields.TryGetValue(name, out var value) ? value : null;

    private string Fill(Match match)
    {
        var isRaw = match.Groups["raw"].Success;
        var name = isRaw ? match.Groups["raw"].Value : match.Groups["json"].Value;
        if (name == "token")
        {
            return Token is null ? "undefined" : isRaw || _bareToken ? Token : JsonText.Quote(Token);
        }

        var value = Field(name) ?? Runtime.Value.Undefined;
        return isRaw ? value.Text : ValueText.Describe(value);
    }

    [GeneratedRegex(@"\{\{\{(?<raw>\w+)\}\}\}|\{\{(?<json>\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
