using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The functions on numbers.</summary>
internal static class MathFunctions
{
    /// <summary>A 32-bit sum of rounded numbers.</summary>
    public static JsonNode Add(IntrinsicInvocation call)
    {
        var sum = (long)call.Rounded(0) + call.Rounded(1);
        return sum is >= int.MinValue and <= int.MaxValue ? (int)sum : throw call.InvalidArguments();
    }

    /// <summary>An integer from the start on and below the end; with a seed always the same one.</summary>
    public static JsonNode Random(IntrinsicInvocation call)
    {
        var start = call.Truncated(0);
        var width = (long)call.Truncated(1) - start;
        if (width is <= 0 or > int.MaxValue)
        {
            throw call.InvalidArguments();
        }

        var offset = call.Count > 2
            ? new JavaRandom(call.TruncatedLong(2)).Next((int)width)
            : call.Random.Next((int)width);
        return start + offset;
    }
}
