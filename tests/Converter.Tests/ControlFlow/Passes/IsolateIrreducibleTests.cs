using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class IsolateIrreducibleTests
{
    private const string TwoEntries = """
        A ? B : C
        B > C
        C ? D : B
        D > .
        """;

    [Fact]
    public void ALoopWithTwoEntriesBecomesADispatch() => Flow.AssertTree(
        """
        choice 'A'
          if rule 0
            enter dispatch 'B' at 'B'
          else
            enter dispatch 'B' at 'C'
        dispatch 'B'
          state 'B'
            pass 'B'
            dispatch to 'C'
          state 'C'
            choice 'C'
              unless rule 0
                dispatch to 'B'
            pass 'D'
            return
        """,
        Flow.AfterAll(TwoEntries));

    [Fact]
    public void ItsStatesAreNamed() => Assert.Contains(
        "SFN3003: The states 'B', 'C' form a loop with more than one entry",
        Assert.Single(Flow.Diagnostics(TwoEntries)),
        StringComparison.Ordinal);

    [Fact]
    public void OnlyTheTangleIsFolded()
    {
        // The loop around it has one entry and stays a loop.
        var tree = Flow.AfterAll("""
            Start > Head
            Head > A
            A ? B : C
            B > C
            C ? D : B
            D ? Head : End
            End > .
            """);
        Assert.Contains("loop 'Head'", tree, StringComparison.Ordinal);
        Assert.Contains("dispatch 'B'", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("state 'D'", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void ALoopWithOneEntryIsLeftAlone() => Assert.Empty(Flow.Diagnostics("A > B\nB ? C : A\nC > ."));
}
