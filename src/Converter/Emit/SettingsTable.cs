using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Input;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>
/// The placeholders a definition leaves open, as properties of the settings class. Text that holds one becomes the
/// property or an interpolated string.
/// </summary>
internal sealed class SettingsTable
{
    private readonly List<(Placeholder Placeholder, string Property)> _entries = [];

    public SettingsTable(IReadOnlyList<Placeholder> placeholders, NameAllocator members)
    {
        foreach (var placeholder in placeholders)
        {
            _entries.Add((placeholder, members.Pascal(placeholder.Name, placeholder.Name)));
        }
    }

    public IReadOnlyList<(Placeholder Placeholder, string Property)> Entries => _entries;

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>A placeholder, as it is written, in the place of a number.</summary>
    public CodeExpression Number(string marker) =>
        Id(LocalNames.Settings).Dot(_entries.First(e => e.Placeholder.Marker == marker).Property);

    /// <summary>True where <paramref name="text"/> is not known before run time.</summary>
    public bool IsOpen(string text) => _entries.Exists(e => text.Contains(e.Placeholder.Marker, StringComparison.Ordinal));

    /// <summary>A string of the definition as C#.</summary>
    public CodeExpression Text(string text)
    {
        var parts = Split(text);
        return parts switch
        {
            [] => Str(text),
            [{ Value: { } only }] when !IsNumber(text) => only,
            _ when parts.All(static p => p.Value is null) => Str(text),
            _ => new InterpolatedExpression(parts),
        };
    }

    /// <summary>A text that may be long, so that it is broken over several lines.</summary>
    public CodeExpression LongText(string text) => Split(text) switch
    {
        var parts when parts.TrueForAll(static p => p.Value is null) => Expressions.LongText.Of(text),
        [_] => Text(text),
        var parts => Expressions.LongText.Of(parts),
    };

    private bool IsNumber(string marker) =>
        _entries.Exists(e => e.Placeholder.Number is not null && e.Placeholder.Marker == marker);

    private List<InterpolationPart> Split(string text)
    {
        var parts = new List<InterpolationPart>();
        var start = 0;
        while (start < text.Length)
        {
            var (at, entry, property) = NextMarker(text, start);
            if (entry is null)
            {
                parts.Add(new InterpolationPart(text[start..]));
                break;
            }

            if (at > start)
            {
                parts.Add(new InterpolationPart(text[start..at]));
            }

            parts.Add(new InterpolationPart(null, Id(LocalNames.Settings).Dot(property)));
            start = at + entry.Marker.Length;
        }

        return parts;
    }

    private (int At, Placeholder? Placeholder, string Property) NextMarker(string text, int start)
    {
        (int At, Placeholder? Placeholder, string Property) best = (-1, null, "");
        foreach (var (placeholder, property) in _entries)
        {
            var at = text.IndexOf(placeholder.Marker, start, StringComparison.Ordinal);
            if (at >= 0 && (best.At < 0 || at < best.At))
            {
                best = (at, placeholder, property);
            }
        }

        return best;
    }
}
