namespace Sfn2Durable.ControlFlow;

/// <summary>State names as they stand in messages and listings.</summary>
internal static class StateNames
{
    private const int Shown = 6;

    /// <summary><c>'A', 'B' and 3 more</c>.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(Shown).Select(static n => $"'{n}'"));
        return names.Count > Shown ? $"{shown} and {names.Count - Shown} more" : shown;
    }
}
