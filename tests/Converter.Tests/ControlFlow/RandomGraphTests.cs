using Sfn2Durable.ControlFlow;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Walking the states of a scope and walking its tree, with the same answers at every state, must visit the same
/// states and do the same on the same ways.
/// </summary>
public sealed class RandomGraphTests
{
    private const int GraphsPerRecipe = 2_300;
    private const int WalksPerGraph = 4;
    private const int StepsPerWalk = 60;

    public static TheoryData<string> Recipes => [.. GraphRecipes.All.Keys];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void TheTreeMeansWhatTheGraphMeans(string name)
    {
        var recipe = GraphRecipes.All[name];
        for (var seed = 0; seed < GraphsPerRecipe; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            var shape = Shapes.Structure(scope);
            for (var walk = 0; walk < WalksPerGraph; walk++)
            {
                var expected = StateWalk.Run(scope, new Decisions(walk), StepsPerWalk);
                var actual = TreeWalk.Run(shape, new Decisions(walk), StepsPerWalk);
                Assert.True(expected.SequenceEqual(actual), $"seed {seed}, walk {walk}:\n{Shapes.Print(shape)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void EveryPassKeepsTheMeaningAndTheInvariants(string name)
    {
        var recipe = GraphRecipes.All[name];
        for (var seed = 0; seed < GraphsPerRecipe / 40; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            var expected = StateWalk.Run(scope, new Decisions(seed), StepsPerWalk);
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
        var recipe = GraphRecipes.All[name];
        for (var seed = 0; seed < GraphsPerRecipe / 40; seed++)
        {
            var scope = new RandomScope(recipe, seed).Draw();
            foreach (var pass in StructurePipeline.Passes.OfType<TreePass>())
            {
                var once = Shapes.Structure(scope, pass.Name);
                var twice = pass.Run(once, Shapes.Context());
                var message = $"seed {seed}, {pass.Name}:\n{Shapes.Print(once)}";
                Assert.True(Shapes.Print(once) == Shapes.Print(twice), message);
            }
        }
    }

    /// <summary>The tests above are worth something only when every kind of node comes up in them, often.</summary>
    [Fact]
    public void TheRecipesDrawEveryKindOfNode()
    {
        var nodes = GraphRecipes.All.Values
            .SelectMany(static recipe => Enumerable.Range(0, 150).Select(seed => new RandomScope(recipe, seed).Draw()))
            .SelectMany(static scope => Shapes.Structure(scope).Methods)
            .SelectMany(static method => method.Body.DescendantsAndSelf())
            .ToList();
        var counts = nodes.CountBy(static n => n.GetType()).ToDictionary();
        var kinds = typeof(StructuredNode).Assembly.GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(StructuredNode)))
            .ToList();
        Assert.All(kinds, kind => Assert.True(counts.GetValueOrDefault(kind) > 10, kind.Name));
        Assert.True(nodes.Count(static n => n is TryNode { Exit: not null }) > 10);
        Assert.True(nodes.Count(static n => n is ChoiceNode choice && choice.Arms.Any(static a => a.Negated)) > 10);
        Assert.True(nodes.Count(static n => n is DoWhileNode { UntilMatch: false }) > 10);
    }
}
