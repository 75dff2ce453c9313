using System.Text;

namespace Sfn2Durable.Verification;

/// <summary>The first place where two texts differ, as a person wants to see it.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int MaxShown = 6;

    /// <summary>The number of the first line that differs, from 1.</summary>
    public static int FirstLine(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        return before.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count() + 1;
    }

    /// <summary>A hunk around the first difference: lines of the definition's code with <c>-</c>, of the file with <c>+</c>.</summary>
    public static string Show(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var first = FirstLine(expected, actual) - 1;
        var same = 0;
        while (same < Math.Min(before.Length, now.Length) - first && before[^(same + 1)] == now[^(same + 1)])
        {
            same++;
        }

        var text = new StringBuilder();
        text.Append("@@ line ").Append(first + 1).Append(" @@");
        Add(text, "  ", before[Math.Max(0, first - Context)..first]);
        Add(text, "- ", before[first..Math.Max(first, before.Length - same)]);
        Add(text, "+ ", now[first..Math.Max(first, now.Length - same)]);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string sign, string[] lines)
    {
        foreach (var line in lines.Take(MaxShown))
        {
            text.Append('\n').Append(sign).Append(line);
        }

        if (lines.Length > MaxShown)
        {
            text.Append('\n').Append(sign).Append($"… {lines.Length - MaxShown} more lines");
        }
    }
}
