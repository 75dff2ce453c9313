using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Walking the states of a scope and walking its tree, with the same answers at every state, must visit the same
/// states and do the same on the same ways.
/// </summary>
public sealed class RandomGraphTests
{
    private const int GraphsPerRecipe = 3_000;
    private const int WalksPerGraph = 4;
    private const int StepsPerWalk = 60;

    public static TheoryData<string> Recipes => [.. AllRecipes.Keys];

    private static Dictionary<string, GraphRecipe> AllRecipes { get; } = new(StringComparer.Ordinal)
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

    [Theory]
    [MemberData(nameof(Recipes))]
    public void TheTreeMeansWhatTheGraphMeans(string name)
    {
        var recipe = AllRecipes[name];
        for (var seed = 0; seed < GraphsPerRecipe; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            var shape = Shapes.Structure(scope);
            for (var walk = 0; walk < WalksPerGraph; walk++)
            {
                var expected = ScopeWalk.Run(scope, new Decisions(walk), StepsPerWalk);
                var actual = TreeWalk.Run(shape, new Decisions(walk), StepsPerWalk);
                Assert.True(expected.SequenceEqual(actual), $"seed {seed}, walk {walk}:\n{Shapes.Print(shape)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void EveryPassKeepsTheMeaningAndTheInvariants(string name)
    {
        var recipe = AllRecipes[name];
        for (var seed = 0; seed < GraphsPerRecipe / 10; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            var expected = ScopeWalk.Run(scope, new Decisions(seed), StepsPerWalk);
            foreach (var pass in StructurePipeline.Passes.SkipWhile(static p => p.Name != "DominatorWalk"))
            {
                var shape = Shapes.Structure(scope, pass.Name);
                var message = $"seed {seed}, after {pass.Name}:\n{Shapes.Print(shape)}";
                Assert.True(expected.SequenceEqual(TreeWalk.Run(shape, new Decisions(seed), StepsPerWalk)), message);
                Assert.True(StructureInvariants.Violations(shape, pass).FirstOrDefault() is not { } violation, message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void EveryTreePassIsIdempotent(string name)
    {
        var recipe = AllRecipes[name];
        for (var seed = 0; seed < GraphsPerRecipe / 10; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            foreach (var pass in StructurePipeline.Passes.OfType<TreePass>())
            {
                var once = Shapes.Structure(scope, pass.Name);
                var twice = pass.Run(once, Shapes.Context());
                Assert.True(Shapes.Print(once) == Shapes.Print(twice), $"seed {seed}, {pass.Name}:\n{Shapes.Print(once)}");
            }
        }
    }

    [Fact]
    public void TheRecipesDrawWhatTheirNamesSay()
    {
        var irreducible = Enumerable.Range(0, 200).Count(seed =>
            Reports(new RandomScope(AllRecipes["loops with several entries"], seed).Draw(), "SFN3003"));
        var loops = Enumerable.Range(0, 200).Count(seed =>
            Print(new RandomScope(AllRecipes["loops"], seed).Draw()).Contains("loop ", StringComparison.Ordinal));
        var methods = Enumerable.Range(0, 200).Count(seed =>
            Print(new RandomScope(AllRecipes["shared failure tails"], seed).Draw()).Contains("method ", StringComparison.Ordinal));
        Assert.True(irreducible > 30 && loops > 100 && methods > 60, $"{irreducible}, {loops}, {methods}");
    }

    private static string Print(Scope scope) => Shapes.Print(Shapes.Structure(scope));

    private static bool Reports(Scope scope, string id)
    {
        var bag = new DiagnosticBag();
        Structurer.Structure(Shapes.Machine(scope), bag);
        return bag.Items.Any(d => d.Id == id);
    }
}
