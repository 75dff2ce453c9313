namespace Durable.Asl.Jsonata.Syntax;

/// <summary>
/// Bounds the depth of a tree, so that everything that walks trees may recurse. The parser bounds nesting itself;
/// chains such as <c>1+1+1+…</c> become deep to the left without it.
/// </summary>
internal static class TreeDepth
{
    private const int Harmless = 400;

    /// <summary>
    /// Whether the tree of a text may be so deep that walking it takes much stack. Each level needs a sign or a blank.
    /// </summary>
    public static bool MayBeLarge(string text)
    {
        var signs = 0;
        foreach (var letter in text)
        {
            signs += char.IsLetterOrDigit(letter) || letter is '.' or '_' or '$' ? 0 : 1;
        }

        return signs > Harmless;
    }

    public static void Check(JsonataNode root, int limit)
    {
        var open = new Stack<(JsonataNode Node, int Depth)>();
        open.Push((root, 1));
        while (open.TryPop(out var next))
        {
            if (next.Depth > limit)
            {
                throw new JsonataException("D1011") { Position = next.Node.Span.End };
            }

            foreach (var child in next.Node.Children)
            {
                open.Push((child, next.Depth + 1));
            }
        }
    }
}
