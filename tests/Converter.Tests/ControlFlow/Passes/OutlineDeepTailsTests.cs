using Sfn2Durable.ControlFlow;
using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

/// <summary>Steps that each note their own failure and then meet: the way people write them.</summary>
public sealed class OutlineDeepTailsTests
{
    [Fact]
    public void WhatDeepBranchesMeetInBecomesAMethodAndTheyEndThere() => Flow.AssertTree(
        """
        try task 'S0'
          catch E0
            edge of 'S0'
            pass 'F0'
            return call 'Notify'
        try task 'S1'
          catch E0
            edge of 'S1'
            pass 'F1'
            return call 'Notify'
        """,
        string.Join('\n', Flow.AfterAll(Chain(OutlineDeepTails.ReadableNesting + 2)).Split('\n').Take(10)));

    [Theory]
    [InlineData(OutlineDeepTails.ReadableNesting - 1, 1)]
    [InlineData(OutlineDeepTails.ReadableNesting + 2, 2)]
    [InlineData(40, 2)]
    public void ShallowOnesStayAsTheyAre(int steps, int methods)
    {
        var shape = Shapes.Structure(Flow.Scope(Chain(steps)));
        Assert.Equal(methods, shape.Methods.Count);
        Assert.True(shape.Methods.Max(static m => StructureFigures.Nesting(m.Body)) <= OutlineDeepTails.ReadableNesting);
    }

    private static string Chain(int steps)
    {
        var tasks = Enumerable.Range(0, steps).Select(i => $"S{i} ! F{i} > {(i + 1 < steps ? $"S{i + 1}" : ".")}");
        var failures = Enumerable.Range(0, steps).Select(static i => $"F{i} > Notify");
        return string.Join('\n', [.. tasks, .. failures, "Notify > Last", "Last > ."]);
    }
}
