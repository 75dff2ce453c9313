using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;

namespace Durable.Asl;

/// <summary>
/// Turns the holes of an interpolated string into text by the rules of JSONata's <c>&amp;</c>. The compiler writes the
/// calls: see <see cref="JsonData.Text"/>.
/// </summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct JsonTextHandler
{
    private readonly StringBuilder _text;

    /// <summary>Begins a text.</summary>
    /// <param name="literalLength">The length of what stands between the holes.</param>
    /// <param name="formattedCount">The number of holes.</param>
    public JsonTextHandler(int literalLength, int formattedCount) =>
        _text = new StringBuilder(literalLength + (formattedCount * 16));

    /// <summary>Adds what stands between two holes.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Adds a text as it is; null is JSON null.</summary>
    /// <param name="value">The text.</param>
    public void AppendFormatted(string? value) => _text.Append(value ?? "null");

    /// <summary>Adds a value; null is JSON null.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(JsonNode? value) => _text.Append(value.ToText());

    /// <summary>Adds what a path has selected; nothing adds nothing.</summary>
    /// <param name="value">What was selected.</param>
    public void AppendFormatted(JsonSelection value) => _text.Append(value);

    /// <summary>Adds <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(bool value) => _text.Append(value ? "true" : "false");

    /// <summary>Adds a number as JSON writes it.</summary>
    /// <param name="value">The number; finite.</param>
    public void AppendFormatted(double value) =>
        _text.Append(NumberText.Format(NumberText.RoundTo15Digits(value)));

    /// <summary>The text so far.</summary>
    public override string ToString() => _text?.ToString() ?? "";
}
