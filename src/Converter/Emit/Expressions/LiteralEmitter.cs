using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>JSON constants as C#, with numbers that keep their value and their text.</summary>
internal static class LiteralEmitter
{
    /// <summary>An expression that converts to <c>JsonNode?</c> where it is assigned or passed.</summary>
    public static CodeExpression Emit(JsonNode? value, SettingsTable settings) => value switch
    {
        null => Null,
        JsonObject o => New(RuntimeApi.Object)
            .With([.. o.Select(m => At(settings.Text(m.Key), Emit(m.Value, settings)))]),
        JsonArray a => Array([.. a.Select(item => Emit(item, settings))]),
        JsonValue v => Scalar(v, settings),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no JSON value."),
    };

    /// <summary><c>new JsonArray(a, b)</c>. A single null needs a type, or it would be the array of arguments.</summary>
    public static CodeExpression Array(IReadOnlyList<CodeExpression> items) =>
        items is [TokenExpression { Token: "null" } only]
            ? New(RuntimeApi.Array, Cast(RuntimeApi.Node + "?", only))
            : New(RuntimeApi.Array, [.. items]);

    private static CodeExpression Scalar(JsonValue value, SettingsTable settings) => value.GetValueKind() switch
    {
        JsonValueKind.String => settings.LongText(value.GetValue<string>()),
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        _ => Number(value.ToJsonString()),
    };

    /// <summary>A C# literal where it prints the same JSON text again, else the text is parsed at run time.</summary>
    public static CodeExpression Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text)
        {
            var suffix = whole is >= int.MinValue and <= int.MaxValue ? "" : "L";
            return Signed(text, suffix);
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
            && real.ToString("R", CultureInfo.InvariantCulture) == text
            && text.Contains('.', StringComparison.Ordinal))
        {
            return Signed(text, "");
        }

        return Id(RuntimeApi.Node).Call(nameof(JsonNode.Parse), Str(text));
    }

    private static CodeExpression Signed(string text, string suffix) => text.StartsWith('-')
        ? new UnaryExpression("-", new TokenExpression(text[1..] + suffix))
        : new TokenExpression(text + suffix);
}
