using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class GuardClausesTests
{
    [Fact]
    public void DefaultMovesToTheLeftMarginWhenAllRulesLeave() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            fail 'F'
        pass 'B'
        return
        """,
        Flow.After<GuardClauses>("""
            A ? F : B
            F = Fail
            B > .
            """));

    [Fact]
    public void TheLastRuleIsNegatedWhenDefaultLeaves() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            fail 'F'
          else unless rule 1
            fail 'G'
        edge of 'A'
        pass 'B'
        return
        """,
        Flow.After<GuardClauses>("""
            A ? F* B! : G
            F = Fail
            G = Fail
            B > .
            """));

    [Fact]
    public void AnEmptyArmIsNegatedAway() => Flow.AssertTree(
        """
        choice 'A'
          unless rule 0
            pass 'B'
        pass 'C'
        return
        """,
        Flow.After<GuardClauses>("""
            A ? C : B
            B > C
            C > .
            """));

    [Fact]
    public void AQuestionThatMayFailIsAskedEvenIfTheAnswerDoesNotMatter() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            fail 'F'
          else if rule 1
        pass 'B'
        return
        """,
        Flow.After<GuardClauses>("""
            A ? F B* : B
            F = Fail
            B > .
            """));

    [Fact]
    public void SuccessMovesToTheLeftMarginWhenHandlersLeave() => Flow.AssertTree(
        """
        outcome of task 'A'
          success
          catch E0
            edge of 'A'
            fail 'F'
        pass 'B'
        return
        """,
        Flow.After<GuardClauses>("""
            A ! F > B
            F = Fail
            B > .
            """));

    [Fact]
    public void TheFailurePathMovesWhenSuccessIsDone() => Flow.AssertTree(
        """
        outcome of task 'A'
          success
            return
          catch E0
            edge of 'A'
        pass 'B'
        pass 'C'
        return
        """,
        Flow.After<GuardClauses>("""
            A ! B > .
            B > C
            C > .
            """));

    [Fact]
    public void ArmsOfEqualWeightStaySideBySide() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            pass 'B'
            pass 'D'
            return
          else
            pass 'C'
            fail 'F'
        """,
        Flow.After<GuardClauses>("""
            A ? B : C
            B > D
            D > .
            C > F
            F = Fail
            """));
}
