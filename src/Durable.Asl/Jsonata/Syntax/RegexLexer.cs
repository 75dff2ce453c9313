namespace Durable.Asl.Jsonata.Syntax;

/// <summary>Finds the slash that closes a regular expression.</summary>
internal static class RegexLexer
{
    /// <summary>
    /// The closing slash is the first one that is not escaped and stands outside brackets. Brackets are merely counted,
    /// so an unbalanced one swallows the rest of the text, as in the reference.
    /// </summary>
    public static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var position = start; position < text.Length; position++)
        {
            var current = text[position];
            if (current == '/' && depth == 0 && !IsEscaped(text, position))
            {
                return position > start ? position : throw new JsonataException("S0301") { Position = position };
            }

            if (text[position - 1] != '\\')
            {
                depth += current switch
                {
                    '(' or '[' or '{' => 1,
                    ')' or ']' or '}' => -1,
                    _ => 0,
                };
            }
        }

        throw new JsonataException("S0302") { Position = text.Length };
    }

    private static bool IsEscaped(string text, int position)
    {
        var slashes = 0;
        while (text[position - 1 - slashes] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }
}
