namespace Durable.Asl.IntrinsicFunctions;

/// <summary>
/// Finds where a path among the arguments of a call ends: at the first comma or closing parenthesis that stands
/// neither in brackets nor in quotes.
/// </summary>
internal static class PathExtent
{
    public static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var position = start; position < text.Length; position++)
        {
            switch (text[position])
            {
                case '[' or '(':
                    depth++;
                    break;
                case ',' or ')' when depth == 0:
                    return position;
                case ']' or ')':
                    depth--;
                    break;
                case '\'' or '"' when depth > 0:
                    position = SkipQuoted(text, position);
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>The position of the closing quote, or of the last character when it is missing.</summary>
    private static int SkipQuoted(string text, int start)
    {
        var position = start + 1;
        while (position < text.Length && text[position] != text[start])
        {
            position += text[position] == '\\' ? 2 : 1;
        }

        return Math.Min(position, text.Length - 1);
    }
}
