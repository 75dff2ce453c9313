using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Collects the placeholders that stand in the place of a number, <c>"Seconds": ${Delay}</c>: their settings are numbers.
/// </summary>
internal sealed class NumberSettings(DefinitionDocument document)
{
    private readonly Dictionary<string, SettingNumber> _wanted = new(StringComparer.Ordinal);
    private readonly List<(string Marker, SourceScalar Value, NodePath Path, string Field)> _places = [];

    /// <summary>The placeholders of the document, with what they have to be.</summary>
    public IReadOnlyList<Placeholder> Placeholders =>
        [.. document.Placeholders.Select(p => p with { Number = _wanted.GetValueOrDefault(p.Marker) })];

    /// <summary>Notes what a field wants where its value is an open placeholder.</summary>
    /// <returns>The placeholder as it is written; null where the value is none, or no value would do for all places.</returns>
    public string? Want(Fields fields, string name, SettingNumber number)
    {
        if (fields.Find(name)?.Value is not SourceScalar value
            || Binding.Placeholders.InPlaceOfNumber(value) is not { } marker
            || document.Placeholders.All(p => p.Marker != marker))
        {
            return null;
        }

        var wanted = _wanted.TryGetValue(marker, out var known) ? known.And(number) : number;
        if (wanted.Least > wanted.Most)
        {
            return null;
        }

        _wanted[marker] = wanted;
        _places.Add((marker, value, fields.Path.Field(name), name));
        return marker;
    }

    /// <summary>
    /// Reports numbers that are used as text too. A whole number is written in one way, but a setting with a fraction does
    /// not know how it was written.
    /// </summary>
    public void Check(BindingContext context)
    {
        foreach (var (marker, value, path, field) in _places.Where(p => !_wanted[p.Marker].IsWhole).DistinctBy(p => p.Marker))
        {
            if (Uses(document.Root, marker) > _places.Count(p => p.Marker == marker))
            {
                context.Report(DiagnosticDescriptors.ValueMustBeGiven, value.Span, path, marker, field);
            }
        }
    }

    private static int Uses(SourceNode node, string marker) => node switch
    {
        SourceObject value => value.Members.Sum(m =>
            (m.Name.Contains(marker, StringComparison.Ordinal) ? 1 : 0) + Uses(m.Value, marker)),
        SourceArray array => array.Items.Sum(item => Uses(item, marker)),
        SourceScalar { Kind: ScalarKind.Placeholder } open => Binding.Placeholders.First(open) == marker ? 1 : 0,
        SourceScalar text => text.Text.Contains(marker, StringComparison.Ordinal) ? 1 : 0,
        _ => 0,
    };
}
