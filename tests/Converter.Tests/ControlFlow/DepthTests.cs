using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>Definitions no person writes: nothing may overflow the stack, and the tree must stay shallow.</summary>
public sealed class DepthTests
{
    private const int Many = 10_000;
    private const int DeepestTree = 20;

    [Fact]
    public void ManyStatesInARowAreOneFlatBlock()
    {
        var shape = Check([.. Enumerable.Range(0, Many).Select(static i => Pass(i, i + 1)), Fail(Many)]);
        Assert.Equal(Many + 1, shape.Methods[0].Body.Nodes.Count);
    }

    [Fact]
    public void ManyTasksWithOneHandlerAreOneFlatBlockAndAMethod()
    {
        var shape = Check([
            .. Enumerable.Range(0, Many).Select(static i => Task(i, i + 1, Many + 1)),
            Succeed(Many), Pass(Many + 1, Many + 2), Fail(Many + 2)]);
        Assert.Equal(2, shape.Methods.Count);
        Assert.True(shape.Methods[0].Body.Nodes.Count >= Many);
    }

    [Fact]
    public void ManyGuardsInARowAreOneFlatBlock()
    {
        var shape = Check([.. Enumerable.Range(0, Many).Select(static i => Choice(i, [Many], i + 1)), Fail(Many)]);
        Assert.Single(shape.Methods);
    }

    [Fact]
    public void ManyWaysOutOfOneChoiceAreOneBranch()
    {
        var shape = Check([
            Choice(0, [.. Enumerable.Range(1, Many)], Many + 1),
            .. Enumerable.Range(1, Many).Select(static i => Pass(i, Many + 1)),
            Succeed(Many + 1)]);
        Assert.Single(shape.Methods[0].Body.Nodes.OfType<ChoiceNode>());
    }

    [Fact]
    public void NestedChoicesThatJoinAtTheEndStayShallow()
    {
        const int Depth = 5_000;
        Check([
            .. Enumerable.Range(0, Depth).Select(static i => Choice(i, [Depth + 1 + i], i + 1)),
            Pass(Depth, (2 * Depth) + 1),
            .. Enumerable.Range(Depth + 1, Depth).Select(static i => Pass(i, (2 * Depth) + 1)),
            Succeed((2 * Depth) + 1)]);
    }

    [Fact]
    public void NestedChoicesThatJoinOneByOneStayShallow()
    {
        const int Depth = 5_000;
        Check([
            .. Enumerable.Range(0, Depth).Select(static i => Choice(i, [i + 1], (2 * Depth) - i)),
            .. Enumerable.Range(Depth, Depth).Select(static i => Pass(i, i + 1)),
            Pass(2 * Depth, (2 * Depth) + 1),
            Succeed((2 * Depth) + 1)]);
    }

    [Fact]
    public void NestedLoopsBecomeADispatch()
    {
        const int Depth = 2_000;
        var bag = new DiagnosticBag();
        Check(
            [
                .. Enumerable.Range(0, Depth).Select(static i => Pass(i, i + 1)),
                .. Enumerable.Range(Depth, Depth).Select(static i => Choice(i, [(2 * Depth) - i - 1], i + 1)),
                Succeed(2 * Depth),
            ],
            bag);
        Assert.Contains(bag.Items, static d => d.Id == "SFN3004");
    }

    [Fact]
    public void AChainOfHandlersThatUndoEachOtherStaysShallow()
    {
        const int Steps = 3_000;
        Check([
            .. Enumerable.Range(0, Steps).Select(static i => Task(i, i + 1, (2 * Steps) - i)),
            Succeed(Steps),
            .. Enumerable.Range(Steps + 1, Steps).Select(static i => Pass(i, i + 1)),
            Fail((2 * Steps) + 1)]);
    }

    [Fact]
    public void ACompleteTangleBecomesADispatch()
    {
        const int States = 60;
        Check([
            .. Enumerable.Range(0, States).Select(static i =>
                Choice(i, [.. Enumerable.Range(1, States - 1).Where(to => to != i)], States)),
            Fail(States)]);
    }

    [Fact]
    public void ScopesMayNestDeeply()
    {
        var scope = new Scope("Leaf", [Pass("Leaf", null)], default);
        for (var i = 0; i < Many; i++)
        {
            var map = new MapState("Map", QueryLanguage.JsonPath, default) { Processor = scope };
            scope = new Scope("Map", [map], default);
        }

        var workflow = Structurer.Structure(Shapes.Machine(scope), new DiagnosticBag());
        Assert.Equal(Many + 1, StructureFigures.Of(workflow).Scopes);
    }

    private static ScopeShape Check(IReadOnlyList<State> states, DiagnosticBag? diagnostics = null)
    {
        var scope = new Scope("0", states, default);
        var context = new PassContext(Shapes.Machine(scope), diagnostics ?? new DiagnosticBag());
        var shape = StructurePipeline.Run(scope, context);
        Assert.True(
            shape.Methods.Max(static m => StructureFigures.Nesting(m.Body)) <= DeepestTree,
            $"nested {shape.Methods.Max(static m => StructureFigures.Nesting(m.Body))} deep");
        for (var seed = 0; seed < 5; seed++)
        {
            var expected = StateWalk.Run(scope, new Decisions(seed), 1_000);
            Assert.True(expected.SequenceEqual(TreeWalk.Run(shape, new Decisions(seed), 1_000)));
        }

        return shape;
    }

    private static string Name(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static PassState Pass(int index, int next) => Pass(Name(index), Name(next));

    private static PassState Pass(string name, string? next) =>
        new(name, QueryLanguage.JsonPath, default) { Next = next };

    private static TaskState Task(int index, int next, int handler) =>
        new(Name(index), QueryLanguage.JsonPath, default)
        {
            Resource = new LambdaResource("arn"),
            Next = Name(next),
            Catch = [new Catcher(["E0"], Name(handler), default)],
        };

    private static ChoiceState Choice(int index, IReadOnlyList<int> targets, int otherwise) =>
        new(Name(index), QueryLanguage.JsonPath, default)
        {
            Choices = [.. targets.Select(static (t, i) => new ChoiceRule(
                new ExpressionCondition(new LiteralTemplate(null, "", default), default), Name(t), default))],
            Default = Name(otherwise),
        };

    private static SucceedState Succeed(int index) => new(Name(index), QueryLanguage.JsonPath, default);

    private static FailState Fail(int index) => new(Name(index), QueryLanguage.JsonPath, default);
}
