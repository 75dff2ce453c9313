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

    /// <summary>The property of one placeholder.</summary>
    public CodeExpression Property(string name) =>
        Id(LocalNames.Settings).Dot(_entries.First(e => e.Placeholder.Name == name).Property);

    /// <summary>True where <paramref name="text"/> is not known before run time.</summary>
    public bool IsOpen(string text) => _entries.Exists(e => text.Contains(e.Placeholder.Marker, StringComparison.Ordinal));

    /// <summary>A string of the definition as C#.</summary>
    public CodeExpression Text(string text)
    {
        var parts = Split(text);
        return parts switch
        {
            [] => Str(text),
            [{ Value: { } only }] => only,
            _ when parts.All(static p => p.Value is null) => Str(text),
            _ => new InterpolatedExpression(parts),
        };
    }

    private List<InterpolationPart> Split(string text)
    {
        var parts = new List<InterpolationPart>();
        var start = 0;
        while (start < text.Length)
        {
            var (at, entry) = NextMarker(text, start);
            if (entry is null)
            {
                parts.Add(new InterpolationPart(text[start..]));
                break;
            }

            if (at > start)
            {
                parts.Add(new InterpolationPart(text[start..at]));
            }

            parts.Add(new InterpolationPart(null, Property(entry.Name)));
            start = at + entry.Marker.Length;
        }

        return parts;
    }

    private (int At, Placeholder? Placeholder) NextMarker(string text, int start)
    {
        var best = -1;
        Placeholder? found = null;
        foreach (var (placeholder, _) in _entries)
        {
            var at = text.IndexOf(placeholder.Marker, start, StringComparison.Ordinal);
            if (at >= 0 && (best < 0 || at < best))
            {
                (best, found) = (at, placeholder);
            }
        }

        return (best, found);
    }
}
