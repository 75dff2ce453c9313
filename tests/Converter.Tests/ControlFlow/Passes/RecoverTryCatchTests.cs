using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class RecoverTryCatchTests
{
    [Fact]
    public void AnEmptySuccessArmIsATry() => Flow.AssertTree(
        """
        try task 'A'
          catch E0
            edge of 'A'
            pass 'X'
          catch E1
            edge of 'A'
            fail 'F'
        pass 'B'
        return
        """,
        Flow.After<RecoverTryCatch>("""
            A ! X F > B
            X > B
            F = Fail
            B > .
            """));

    [Fact]
    public void AJumpMayStandInTheTry() => Flow.AssertTree(
        """
        loop 'A'
          try task 'A'
            and then
              break 'A'
            catch E0
              edge of 'A'
          pass 'W'
        pass 'B'
        return
        """,
        Flow.After<RecoverTryCatch>("""
            A ! W > B
            W > A
            B > .
            """));

    [Fact]
    public void AnotherStateMayNotBecauseItsErrorsWouldBeCaught() => Flow.AssertTree(
        """
        outcome of task 'A'
          success
            pass 'X'
          catch E0
            edge of 'A'
            pass 'Y'
        pass 'B'
        return
        """,
        Flow.After<RecoverTryCatch>("""
            A ! Y > X
            X > B
            Y > B
            B > .
            """));
}
