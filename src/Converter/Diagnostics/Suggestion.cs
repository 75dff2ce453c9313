namespace Sfn2Durable.Diagnostics;

/// <summary>The sentence <c> Did you mean 'X'?</c> for a mistyped name.</summary>
public static class Suggestion
{
    private const int ShortName = 3;

    /// <summary>
    /// The nearest of the <paramref name="candidates"/> as a sentence with a blank before it, or an empty text when
    /// none
    /// is near: at most a third of the letters differ. Names of up to three letters are near only in another case.
    /// </summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        var best = "";
        var bestDistance = name.Length <= ShortName ? 1 : (name.Length / ShortName) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) >= bestDistance || candidate == name)
            {
                continue;
            }

            var distance = Distance(name, candidate, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best.Length == 0 ? "" : $" Did you mean '{best}'?";
    }

    /// <summary>
    /// Edits (a letter put in, taken out, replaced, or two swapped) between two names, capital letters counting as
    /// their
    /// small ones; <paramref name="limit"/> when there are that many or more.
    /// </summary>
    internal static int Distance(string left, string right, int limit)
    {
        var width = right.Length + 1;
        var (before, previous, current) = (new int[width], new int[width], new int[width]);
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1);
                var edits = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                {
                    edits = Math.Min(edits, before[j - 2] + 1);
                }

                current[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least >= limit)
            {
                return limit;
            }

            (before, previous, current) = (previous, current, before);
        }

        // Names that differ in case only are near, but not the same.
        return Math.Min(limit, previous[right.Length]);
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
