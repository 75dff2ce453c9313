using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class ConditionalLoopsTests
{
    [Fact]
    public void ABreakAtTheEndIsTheCondition() => Flow.AssertTree(
        """
        do 'A'
          pass 'A'
        until 'B' rule 0
        pass 'C'
        return
        """,
        Flow.After<ConditionalLoops>("""
            A > B
            B ? C : A
            C > .
            """));

    [Fact]
    public void SoIsGoingRoundOnAMatch() => Flow.AssertTree(
        """
        do 'A'
          pass 'A'
        while 'B' rule 0
        pass 'C'
        return
        """,
        Flow.After<ConditionalLoops>("""
            A > B
            B ? A : C
            C > .
            """));

    [Fact]
    public void AFinalStateStandsBehindTheLoop() => Flow.AssertTree(
        """
        do 'A'
          pass 'A'
        until 'B' rule 0
        succeed 'S'
        return
        """,
        Flow.After<ConditionalLoops>("""
            A > B
            B ? S : A
            S = Succeed
            """));

    [Fact]
    public void ContinueWouldSkipTheStateThatHoldsTheCondition() => Assert.Contains(
        "loop 'A'",
        Flow.After<ConditionalLoops>("""
            A ? X : Y
            X > A
            Y > B
            B ? C : A
            C > .
            """),
        StringComparison.Ordinal);

    [Fact]
    public void AnEdgeWithSomethingToDoIsNoCondition() => Assert.Contains(
        "loop 'A'",
        Flow.After<ConditionalLoops>("""
            A > B
            B ? A! : C
            C > .
            """),
        StringComparison.Ordinal);
}
