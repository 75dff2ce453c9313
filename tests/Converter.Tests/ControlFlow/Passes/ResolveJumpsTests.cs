using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class ResolveJumpsTests
{
    [Fact]
    public void FallingThroughNeedsNoJumpAndNoLabel() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            pass 'B'
          else
            pass 'C'
        pass 'D'
        return
        """,
        Flow.After<ResolveJumps>("""
            A ? B : C
            B > D
            C > D
            D > .
            """));

    [Fact]
    public void AJumpBehindTheLoopIsBreakAndOneToItsHeadContinue() => Flow.AssertTree(
        """
        loop 'A'
          pass 'A'
          choice 'B'
            if rule 0
              break 'A'
            else if rule 1
              pass 'X'
              continue 'A'
            else
          pass 'Y'
          pass 'Z'
        pass 'C'
        return
        """,
        Flow.After<ResolveJumps>("""
            A > B
            B ? C X : Y
            X > A
            Y > Z
            Z > A
            C > .
            """));

    [Fact]
    public void FallingOutOfAnInnerLoopGoesRoundTheOuterOne() => Flow.AssertTree(
        """
        loop 'Outer'
          pass 'Outer'
          loop 'Inner'
            pass 'Inner'
            choice 'Which'
              if rule 0
                break 'Inner'
              else if rule 1
                fail 'F'
              else
        """,
        Flow.After<ResolveJumps>("""
            Outer > Inner
            Inner > Which
            Which ? Outer F : Inner
            F = Fail
            """));

    [Fact]
    public void WhatNothingElseExpressesIsAGoto()
    {
        const string Machine = """
            Start > First
            First ? Left : Second
            Second ? Right : Middle
            Middle > Third
            Third ? Left : Start
            Left > Right
            Right > Enough
            Enough ? Done : Start
            Done = Succeed
            """;
        Assert.Contains("goto 'Right'", Flow.After<ResolveJumps>(Machine), StringComparison.Ordinal);
        Assert.Equal(
            ["SFN3002: The paths to 'Right' cross in a way that only 'goto' expresses in C#."],
            Flow.Diagnostics(Machine));
    }
}
