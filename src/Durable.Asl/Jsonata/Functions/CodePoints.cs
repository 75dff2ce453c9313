using System.Text;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Texts counted and cut by code points instead of UTF-16 units.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var count = text.Length;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index]))
            {
                count--;
                index++;
            }
        }

        return count;
    }

    /// <summary>The code points from one position up to, and without, another, as <c>slice</c> of ECMAScript takes
    /// them: negative positions count from the end.</summary>
    public static string Slice(string text, double start, double end)
    {
        var count = Count(text);
        var from = Clamp(start, count);
        var to = Clamp(end, count);
        if (from >= to)
        {
            return string.Empty;
        }

        return count == text.Length ? text[from..to] : text[Offset(text, from)..Offset(text, to)];
    }

    /// <summary>A text repeated and cut to a number of code points.</summary>
    public static string Fill(string pattern, int count)
    {
        var size = Count(pattern);
        var result = new StringBuilder();
        result.Insert(0, pattern, count / size);
        return result.Append(Slice(pattern, 0, count % size)).ToString();
    }

    private static int Clamp(double position, int count)
    {
        var whole = double.IsNaN(position) ? 0 : Math.Truncate(position);
        return (int)Math.Clamp(whole < 0 ? whole + count : whole, 0, count);
    }

    private static int Offset(string text, int position)
    {
        var offset = 0;
        for (var index = 0; index < position; index++)
        {
            var isPair = offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]);
            offset += isPair ? 2 : 1;
        }

        return offset;
    }
}
