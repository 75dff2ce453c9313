namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A text that does not know its line breaks yet, after Wadler's "A prettier printer": pieces of text with places
/// where a line may break, grouped so that a group is either on one line as a whole or broken at all of its own
/// places. <see cref="DocRenderer"/> decides which, going from left to right with the width in hand.
/// </summary>
/// <remarks>
/// Every node knows three widths from the moment it is made, so that the renderer decides without walking:
/// how wide it is on one line, how wide its beginning is up to the first place where it may break, and whether there
/// is such a place.
/// </remarks>
internal abstract class Doc
{
    /// <summary>The width of what cannot be on one line.</summary>
    public const int Endless = int.MaxValue / 4;

    /// <summary>Nothing.</summary>
    public static readonly Doc Empty = new TextDoc("");

    /// <summary>A place to break; a space when not broken.</summary>
    public static readonly Doc Line = new LineDoc(" ");

    /// <summary>A place to break; nothing when not broken.</summary>
    public static readonly Doc SoftLine = new LineDoc("");

    /// <summary>A line break, always. The groups around it are broken.</summary>
    public static readonly Doc HardLine = new HardLineDoc();

    private protected Doc(int flatWidth, int leadWidth, bool canBreak)
    {
        FlatWidth = Math.Min(flatWidth, Endless);
        LeadWidth = Math.Min(leadWidth, Endless);
        CanBreak = canBreak;
    }

    /// <summary>Columns taken on one line; <see cref="Endless"/> when there is a break that always happens.</summary>
    public int FlatWidth { get; }

    /// <summary>Columns taken before the first place to break, or in all when there is none.</summary>
    public int LeadWidth { get; }

    /// <summary>Whether there is any place to break.</summary>
    public bool CanBreak { get; }

    public bool FitsOnOneLine => FlatWidth < Endless;

    public static implicit operator Doc(string text) => text.Length == 0 ? Empty : new TextDoc(text);

    /// <summary>One after the other.</summary>
    public static Doc Concat(params IReadOnlyList<Doc> parts) => parts.Count == 1 ? parts[0] : new ConcatDoc(parts);

    /// <summary>Indents the lines that begin inside by one level.</summary>
    public static Doc Nest(Doc content) => new NestDoc(DocRenderer.IndentSize, content);

    /// <summary>Takes one level of indentation away from the lines that begin inside.</summary>
    public static Doc Unnest(Doc content) => new NestDoc(-DocRenderer.IndentSize, content);

    /// <summary>On one line if it fits, otherwise broken at every place that belongs to it directly.</summary>
    public static Doc Group(params IReadOnlyList<Doc> parts) => new GroupDoc(Concat(parts));

    /// <summary>Depends on whether the group around it is broken.</summary>
    public static Doc IfBroken(Doc broken, Doc flat) => new IfBrokenDoc(broken, flat);

    /// <summary>The first layout if its first line fits, otherwise the second.</summary>
    public static Doc Choice(Doc preferred, Doc fallback) => new ChoiceDoc(preferred, fallback);

    /// <summary>The content in its first layout, where it is a choice.</summary>
    public static Doc FirstLayout(Doc content) => content is ChoiceDoc choice ? choice.Preferred : content;

    public static Doc Join(Doc separator, IReadOnlyList<Doc> parts)
    {
        var joined = new List<Doc>(parts.Count * 2);
        foreach (var part in parts)
        {
            if (joined.Count > 0)
            {
                joined.Add(separator);
            }

            joined.Add(part);
        }

        return Concat(joined);
    }
}

/// <summary>A piece of text without a line break.</summary>
internal sealed class TextDoc(string text) : Doc(text.Length, text.Length, canBreak: false)
{
    public string Text { get; } = text;
}

/// <summary>A piece of text that, at the beginning of a line, stands one level further left than its place.</summary>
internal sealed class LabelDoc(string text) : Doc(text.Length, text.Length, canBreak: false)
{
    public string Text { get; } = text;
}

/// <summary>A place to break.</summary>
internal sealed class LineDoc(string flat) : Doc(flat.Length, leadWidth: 0, canBreak: true)
{
    public string Flat { get; } = flat;
}

/// <summary>A break.</summary>
internal sealed class HardLineDoc() : Doc(Endless, leadWidth: 0, canBreak: true);

/// <summary>Pieces one after the other.</summary>
internal sealed class ConcatDoc(IReadOnlyList<Doc> parts)
    : Doc(FlatWidthOf(parts), LeadWidthOf(parts), CanBreakIn(parts))
{
    public IReadOnlyList<Doc> Parts { get; } = parts;

    private static int FlatWidthOf(IReadOnlyList<Doc> parts)
    {
        var width = 0;
        foreach (var part in parts)
        {
            width = Math.Min(width + part.FlatWidth, Endless);
        }

        return width;
    }

    private static int LeadWidthOf(IReadOnlyList<Doc> parts)
    {
        var width = 0;
        foreach (var part in parts)
        {
            width = Math.Min(width + part.LeadWidth, Endless);
            if (part.CanBreak)
            {
                break;
            }
        }

        return width;
    }

    private static bool CanBreakIn(IReadOnlyList<Doc> parts)
    {
        foreach (var part in parts)
        {
            if (part.CanBreak)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Content whose lines are indented differently.</summary>
internal sealed class NestDoc(int columns, Doc content) : Doc(content.FlatWidth, content.LeadWidth, content.CanBreak)
{
    public int Columns { get; } = columns;

    public Doc Content { get; } = content;
}

/// <summary>Content that is on one line, or broken.</summary>
internal sealed class GroupDoc(Doc content) : Doc(content.FlatWidth, content.LeadWidth, content.CanBreak)
{
    public Doc Content { get; } = content;
}

/// <summary>One of two pieces, depending on the group around.</summary>
internal sealed class IfBrokenDoc(Doc broken, Doc flat)
    : Doc(flat.FlatWidth, broken.LeadWidth, broken.CanBreak)
{
    public Doc Broken { get; } = broken;

    public Doc Flat { get; } = flat;
}

/// <summary>Two layouts of the same content.</summary>
internal sealed class ChoiceDoc(Doc preferred, Doc fallback)
    : Doc(preferred.FlatWidth, fallback.LeadWidth, fallback.CanBreak)
{
    public Doc Preferred { get; } = preferred;

    public Doc Fallback { get; } = fallback;
}

/// <summary>Content that stays on one line wherever it can.</summary>
internal sealed class FlatDoc(Doc content) : Doc(content.FlatWidth, content.FlatWidth, !content.FitsOnOneLine)
{
    public Doc Content { get; } = content;
}

/// <summary>
/// A raw string literal of several lines. It begins at the current column; when that is not the beginning of a line,
/// its content hangs one level deeper.
/// </summary>
internal sealed class RawStringDoc(string quotes, IReadOnlyList<string> lines)
    : Doc(Endless, quotes.Length, canBreak: true)
{
    public string Quotes { get; } = quotes;

    public IReadOnlyList<string> Lines { get; } = lines;
}

/// <summary>A comment, wrapped where it is too long. It reaches to the end of its line.</summary>
internal sealed class CommentDoc(string prefix, string text) : Doc(Endless, leadWidth: 0, canBreak: true)
{
    public string Prefix { get; } = prefix;

    public string Text { get; } = text;
}
