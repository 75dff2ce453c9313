using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class OutlineJumpTargetsTests
{
    [Fact]
    public void ACallReplacesAGotoToWhatNeverComesBack()
    {
        const string Machine = """
            First ? Left : Second
            Second ? Right : Middle
            Middle > Third
            Third ? Left : End
            Left > Right
            Right > End
            End > .
            """;
        Assert.Contains("goto", Flow.After<ResolveJumps>(Machine), StringComparison.Ordinal);
        var tree = Flow.AfterAll(Machine);
        Assert.DoesNotContain("goto", tree, StringComparison.Ordinal);
        Assert.Contains("method 'Right' from 'Second (Choice)', 'Left (Next)'", tree, StringComparison.Ordinal);
        Assert.Empty(Flow.Diagnostics(Machine));
    }
}
