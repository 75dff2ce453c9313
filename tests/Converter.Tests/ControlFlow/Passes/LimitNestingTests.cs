using Sfn2Durable.ControlFlow;
using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

/// <summary>
/// The limit from both sides; how it holds where definitions are absurd is in <see cref="DepthTests"/>.
/// </summary>
public sealed class LimitNestingTests
{
    [Theory]
    [InlineData(LimitNesting.DeepestLevel - 1, false)]
    [InlineData(LimitNesting.DeepestLevel + 1, true)]
    public void OnlyBeyondTheLimitBranchesBecomeMethods(int depth, bool hasMethods)
    {
        // Each Choice holds the next one, and all of them meet at the end.
        var choices = Enumerable.Range(0, depth).Select(static i => $"C{i} ? X{i} : C{i + 1}");
        var ways = Enumerable.Range(0, depth).Select(static i => $"X{i} > End");
        var shape = Shapes.Structure(Flow.Scope(
            string.Join('\n', [.. choices, .. ways, $"C{depth} > End", "End > Last", "Last > ."])), nameof(RemoveRedundantExits));
        Assert.Equal(hasMethods, shape.Methods.Count > 1);
        Assert.True(shape.Methods.Max(static m => StructureFigures.Nesting(m.Body)) <= LimitNesting.DeepestLevel);
    }

    [Fact]
    public void LoopsBeyondTheLimitBecomeADispatch()
    {
        // Heads in a row, and behind them their tests from the inside out.
        const int Depth = LimitNesting.DeepestLevel + 1;
        var heads = Enumerable.Range(1, Depth).Select(static i => $"H{i} > H{i + 1}");
        var tests = Enumerable.Range(1, Depth).Reverse().Select(static i => $"T{i} ? H{i} : T{i - 1}");
        Assert.Equal(
            ["SFN3004: The 36 states from 'H1' on would nest too deeply; they become a 'switch' over the next state."],
            Flow.Diagnostics(string.Join('\n', [.. heads, $"H{Depth + 1} > T{Depth}", .. tests, "T0 > ."])));
    }
}
