namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A stable merge sort. The comparison only says whether the left item belongs behind the right one, and may be a
/// user's function, so nothing is assumed of it: which pairs are compared follows the reference.
/// </summary>
internal static class MergeSort
{
    public static T[] Sort<T>(T[] items, Func<T, T, bool> isAfter)
    {
        if (items.Length <= 1)
        {
            return items;
        }

        var middle = items.Length / 2;
        return Merge(Sort(items[..middle], isAfter), Sort(items[middle..], isAfter), isAfter);
    }

    private static T[] Merge<T>(T[] left, T[] right, Func<T, T, bool> isAfter)
    {
        var merged = new T[left.Length + right.Length];
        var fromLeft = 0;
        var fromRight = 0;
        for (var index = 0; index < merged.Length; index++)
        {
            var takeRight = fromLeft == left.Length
                || (fromRight < right.Length && isAfter(left[fromLeft], right[fromRight]));
            merged[index] = takeRight ? right[fromRight++] : left[fromLeft++];
        }

        return merged;
    }
}
