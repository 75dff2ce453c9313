using Sfn2Durable.ControlFlow.Passes;

namespace Converter.Tests.ControlFlow.Passes;

public sealed class ChooseLoopFollowTests
{
    [Fact]
    public void TheRestOfTheWorkflowStandsBehindThePollingLoop() => Flow.AssertTree(
        """
        loop 'Wait'
          pass 'Wait'
          choice 'Done'
            if rule 0
              pass 'Late'
              fail 'Stop'
            else if rule 1
              break 'Wait'
        pass 'Ship'
        pass 'Notify'
        pass 'Close'
        return
        """,
        Flow.AfterAll("""
            Wait > Done
            Done ? Late Ship : Wait
            Late > Stop
            Stop = Fail
            Ship > Notify
            Notify > Close
            Close > .
            """));

    [Fact]
    public void WhatTheFollowLeadsToDoesNotStayBehind() => Flow.AssertTree(
        """
        loop 'Wait'
          pass 'Wait'
          choice 'Done'
            if rule 0
              break 'Wait'
            else if rule 1
              goto 'End'
            else
        pass 'Ship'
        pass 'Notify'
        pass 'Close'
        label 'End'
        choice 'End'
          if rule 0
            pass 'Sent'
            return
          else
            pass 'Kept'
            return
        """,
        Flow.After<ResolveJumps>("""
            Wait > Done
            Done ? Ship End : Wait
            Ship > Notify
            Notify > Close
            Close > End
            End ? Sent : Kept
            Sent > .
            Kept > .
            """));

    [Fact]
    public void NothingStandsBehindALoopThatGoesOnWithTheLoopAroundIt() => Flow.AssertTree(
        """
        loop 'Outer'
          pass 'Outer'
          loop 'Inner'
            pass 'Inner'
            choice 'Which'
              if rule 0
                break 'Inner'
              else if rule 1
                pass 'After'
                return
        """,
        Flow.AfterAll("""
            Outer > Inner
            Inner > Which
            Which ? Outer After : Inner
            After > .
            """));
}
