using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class JoinExitsTests
{
    [Fact]
    public void ArmsThatEndAlikeEndOnce() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            pass 'B'
          else if rule 1
            fail 'F'
          else
            pass 'C'
        succeed 'S'
        return
        """,
        Flow.AfterAll("""
            A ? B* F* : C
            B > S
            C > S
            F = Fail
            S = Succeed
            """));

    [Fact]
    public void AShortDetourOnTheWayToAResultStaysADetour() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            pass 'B'
        succeed 'S'
        return
        """,
        Flow.AfterAll("""
            A ? B : S
            B > S
            S = Succeed
            """));

    [Fact]
    public void ArmsThatDoNothingElseKeepTheirExits() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            succeed 'S'
            return
          else if rule 1
            fail 'F'
          else
            succeed 'S'
            return
        """,
        Flow.After<JoinExits>("""
            A ? S* F* : S
            F = Fail
            S = Succeed
            """));
}
