using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class RemoveRedundantExitsTests
{
    [Fact]
    public void AnArmThatEndsAsTheCodeBehindItFallsThrough() => Flow.AssertTree(
        """
        try task 'A'
          catch E0
            edge of 'A'
            pass 'B'
        succeed 'S'
        return
        """,
        Flow.AfterAll("""
            A ! B > S
            B > S
            S = Succeed
            """));

    [Fact]
    public void ContinueAtTheEndOfALoopSaysNothing() => Flow.AssertTree(
        """
        loop 'A'
          choice 'A'
            if rule 0
              pass 'B'
              pass 'C'
            else if rule 1
              fail 'F'
            else
              pass 'D'
        """,
        Flow.AfterAll("""
            A ? B* F* : D
            B > C
            C > A
            D > A
            F = Fail
            """));

    [Fact]
    public void AnArmIsNotEmptiedForIt() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            return
        pass 'B'
        return
        """,
        Flow.AfterAll("""
            A ? E : B
            B > .
            E = Succeed
            """).Replace("    succeed 'E'\n", "", StringComparison.Ordinal));
}
