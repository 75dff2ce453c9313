using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class OutlineTailsTests
{
    [Fact]
    public void ASharedFailurePathBecomesAMethod() => Flow.AssertTree(
        """
        try task 'A'
          catch E0
            edge of 'A'
            return call 'Undo'
        try task 'B'
          catch E0
            edge of 'B'
            return call 'Undo'
        return
        method 'Undo' from 'A (Catch)', 'B (Catch)'
        pass 'Undo'
        fail 'Failed'
        """,
        Flow.AfterAll("""
            A ! Undo > B
            B ! Undo > .
            Undo > Failed
            Failed = Fail
            """));

    [Fact]
    public void OneTailCallsAnother() => Flow.AssertTree(
        """
        try task 'A'
          catch E0
            edge of 'A'
            return call 'UndoA'
        try task 'B'
          catch E0
            edge of 'B'
            pass 'UndoB'
            return call 'UndoA'
        return
        method 'UndoA' from 'A (Catch)', 'UndoB (Next)'
        pass 'UndoA'
        fail 'Failed'
        """,
        Flow.AfterAll("""
            A ! UndoA > B
            B ! UndoB > .
            UndoB > UndoA
            UndoA > Failed
            Failed = Fail
            """));

    [Fact]
    public void WhereTheMainPathJoinsAgainIsNoTail() => Assert.DoesNotContain(
        "method",
        Flow.AfterAll("""
            A ! B > B
            B ! C > C
            C > D
            D > .
            """),
        StringComparison.Ordinal);

    [Fact]
    public void WhatComesBackIsNoTail() => Assert.DoesNotContain(
        "method",
        Flow.AfterAll("""
            A ! Fix > B
            B ! Fix > C
            C = Succeed
            Fix > A
            """),
        StringComparison.Ordinal);

    [Fact]
    public void APathOfOneCatcherStaysInItsHandler() => Assert.DoesNotContain(
        "method",
        Flow.AfterAll("""
            A ! Undo > B
            B > .
            Undo > Failed
            Failed = Fail
            """),
        StringComparison.Ordinal);

    [Fact]
    public void FinalStatesAreRepeatedRatherThanCalled() => Assert.DoesNotContain(
        "method",
        Flow.AfterAll("""
            A ! Failed > B
            B ! Failed > C
            C ! Failed > .
            Failed = Fail
            """),
        StringComparison.Ordinal);
}
