using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class PruneUnreachableTests
{
    private const string Machine = """
        A > C
        B > C
        C > .
        """;

    [Fact]
    public void AStateThatNobodyReachesIsLeftOut() => Flow.AssertTree(
        """
        pass 'A'
        pass 'C'
        return
        """,
        Flow.AfterAll(Machine));

    [Fact]
    public void ItIsNamedInAWarning() => Assert.Equal(
        ["SFN3001: No path from the start leads to the state 'B', so the code leaves it out."],
        Flow.Diagnostics(Machine));

    [Fact]
    public void ReachableStatesAreKeptSilently() =>
        Assert.Empty(Flow.Diagnostics("A > B\nB > ."));
}
