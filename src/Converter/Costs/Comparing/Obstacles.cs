namespace Sfn2Durable.Costs.Comparing;

/// <summary>Why a machine cannot run on a platform, in a sentence.</summary>
internal static class Obstacles
{
    public static string Text(PlatformEstimate estimate)
    {
        var blocking = estimate.Count.Findings.Where(static f => f.IsBlocking).ToList();
        if (blocking.Count == 0)
        {
            return "";
        }

        var first = blocking[0];
        var place = first.State is { } state ? $"'{state.Name}': " : "";
        var more = blocking.Count == 1 ? "" : $" ({blocking.Count - 1} more)";
        return $"{place}{first.Message}{more}";
    }
}
