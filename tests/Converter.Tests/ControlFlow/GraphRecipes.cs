namespace Converter.Tests.ControlFlow;

/// <summary>What kind of graph to draw.</summary>
/// <param name="States">How many states, final ones among them.</param>
/// <param name="BackEdges">The share of targets that lie before their state, 0 to 1.</param>
/// <param name="IntoLoops">Whether edges back may lead anywhere, so that loops get several entries.</param>
/// <param name="Catchers">The share of work states with catchers.</param>
/// <param name="Choices">The share of states that are Choices.</param>
/// <param name="WidestChoice">The most rules of a Choice.</param>
internal sealed record GraphRecipe(
    int States, double BackEdges, bool IntoLoops, double Catchers, double Choices, int WidestChoice)
{
    /// <summary>The share of forward targets taken from a few common ones, such as failure handlers.</summary>
    public double Shared { get; init; }

    /// <summary>The share of edges with something to do of their own.</summary>
    public double Effects { get; init; } = 0.3;
}

/// <summary>The kinds of graph that the random tests draw.</summary>
internal static class GraphRecipes
{
    public static IReadOnlyDictionary<string, GraphRecipe> All { get; } = new Dictionary<string, GraphRecipe>
    {
        ["acyclic, no catch"] = new(12, 0, false, 0, 0.5, 3),
        ["acyclic, catch"] = new(14, 0, false, 0.5, 0.3, 3),
        ["shared failure tails"] = new(18, 0, false, 0.7, 0.15, 2) { Shared = 0.4 },
        ["loops"] = new(12, 0.2, false, 0.2, 0.4, 3),
        ["loops and catch"] = new(16, 0.2, false, 0.5, 0.3, 3) { Shared = 0.2 },
        ["loops with several entries"] = new(10, 0.25, true, 0.3, 0.4, 3),
        ["wide choices"] = new(16, 0.1, false, 0.2, 0.5, 9),
        ["mostly choices without effects"] = new(20, 0.15, false, 0.1, 0.7, 4) { Effects = 0 },
        ["large"] = new(60, 0.08, false, 0.3, 0.3, 3) { Shared = 0.2 },
    };
}
