using System.Globalization;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs;

/// <summary>Plain values out of the positioned tree, for the settings files of this room.</summary>
internal static class SourceValues
{
    /// <summary>The number of a scalar, in JSON's or YAML's spelling; false for anything else and beyond 10^28.</summary>
    public static bool TryDecimal(this SourceScalar scalar, out decimal value)
    {
        value = 0;
        return scalar.Kind == ScalarKind.Number
            && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The text of a member, or null where it is absent or no text.</summary>
    public static string? Text(this SourceObject node, string name) =>
        node.Find(name)?.Value is SourceScalar { Kind: ScalarKind.String } scalar ? scalar.Text : null;
}
