using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class OrderArmsTests
{
    [Fact]
    public void TheArmThatGoesOnMovesBehindThoseThatLeave() => Flow.AssertTree(
        """
        choice 'A'
          if rule 1
            fail 'F'
          else unless rule 0
            fail 'G'
        pass 'B'
        pass 'C'
        pass 'D'
        return
        """,
        Flow.AfterAll("""
            A ? B F : G
            F = Fail
            G = Fail
            B > C
            C > D
            D > .
            """));

    [Fact]
    public void RulesOfWhichNothingIsKnownKeepTheirOrder() => Assert.StartsWith(
        """
        choice 'A'
          if rule 0
            pass 'B'
        """.ReplaceLineEndings("\n"),
        Flow.AfterAll("""
            A ? B* F* : G
            F = Fail
            G = Fail
            B > C
            C > D
            D > .
            """),
        StringComparison.Ordinal);
}
