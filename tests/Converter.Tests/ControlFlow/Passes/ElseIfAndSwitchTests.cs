using Sfn2Durable.ControlFlow;
using Sfn2Durable.ControlFlow.Passes;
using Sfn2Durable.Diagnostics;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class ElseIfAndSwitchTests
{
    private const string FourWays = """
        A ? B C D : E
        B > End
        C > End
        D > End
        E > End
        End > .
        """;

    [Fact]
    public void OneValueAndThreeStringsAreASwitch() =>
        Assert.StartsWith("switch 'A'", Flow.AfterAll(FourWays), StringComparison.Ordinal);

    [Fact]
    public void TwoStringsAreAnIf() => Assert.StartsWith(
        "choice 'A'",
        Flow.AfterAll(FourWays.Replace("C D", "C", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void OtherConditionsAreIfs() => Assert.StartsWith(
        "choice 'A'",
        Flow.AfterAll(FourWays.Replace("C D", "C D*", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void TheMainPathMovesOutOfItsCase() => Flow.AssertTree(
        """
        switch 'A'
          if rule 0
          else if rule 1
            fail 'F'
          else if rule 2
            fail 'G'
          else
            no match 'A'
        pass 'B'
        pass 'C'
        pass 'D'
        return
        """,
        Flow.AfterAll("""
            A ? B F G
            F = Fail
            G = Fail
            B > C
            C > D
            D > .
            """));

    [Fact]
    public void ABreakOfALoopAroundForbidsIt()
    {
        var tree = Flow.AfterAll("""
            A > B
            B ? C F A : A
            F = Fail
            C > .
            """);
        Assert.Contains("break 'A'", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("switch", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void ACaseLabelCannotWaitForASetting()
    {
        var scope = Flow.Scope(FourWays);
        var machine = Shapes.Machine(scope) with { Placeholders = [new("Second", "v1", default)] };
        var shape = StructurePipeline.Run(scope, new PassContext(machine, new DiagnosticBag()));
        Assert.DoesNotContain("switch", Shapes.Print(shape), StringComparison.Ordinal);
    }
}
