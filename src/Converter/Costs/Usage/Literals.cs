using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Usage;

/// <summary>Numbers that a definition states outright.</summary>
internal static class Literals
{
    public static double? Number(Template? template) =>
        template is LiteralTemplate { Value: JsonValue value } && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>The length of a list that stands in the definition.</summary>
    public static double? Length(Template? template) => template switch
    {
        LiteralTemplate { Value: JsonArray array } => array.Count,
        ArrayTemplate array => array.Items.Count,
        _ => null,
    };
}
