using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Costs.Histories;

/// <summary>What an event says about the stay it belongs to.</summary>
internal static class VisitEvents
{
    public static void Note(HistoryEvent item, StateVisit visit)
    {
        switch (item.Type)
        {
            case "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled":
                Begin(item, visit);
                break;
            case "LambdaFunctionScheduleFailed" or "ActivityScheduleFailed":
                visit.Attempts++;
                visit.HasFailed = true;
                break;
            case "ParallelStateStarted" or "MapStateStarted":
                visit.Attempts++;
                visit.HasFailed = false;
                visit.Items = item.Length ?? visit.Items;
                break;
            case "TaskSubmitted":
                EndCall(item, visit);
                visit.SubmittedAt = item.Time;
                break;
            case "TaskSucceeded" or "LambdaFunctionSucceeded" or "ActivitySucceeded":
                visit.ResultKb = item.Kilobytes ?? visit.ResultKb;
                End(item, visit);
                break;
            case "ParallelStateFailed" or "MapStateFailed" or "MapRunFailed":
                visit.HasFailed = true;
                break;
            default:
                NoteOther(item, visit);
                break;
        }
    }

    private static void NoteOther(HistoryEvent item, StateVisit visit)
    {
        if (item.IsExited)
        {
            visit.Left = item.Time;
        }
        else if (visit.Type == "Task" && IsFailure(item.Type))
        {
            visit.HasFailed = true;
            End(item, visit);
        }
    }

    private static bool IsFailure(string type) =>
        type.EndsWith("Failed", StringComparison.Ordinal) || type.EndsWith("TimedOut", StringComparison.Ordinal);

    private static void Begin(HistoryEvent item, StateVisit visit)
    {
        visit.Attempts++;
        visit.HasFailed = false;
        visit.CalledAt = item.Time;
        visit.SubmittedAt = null;
    }

    private static void End(HistoryEvent item, StateVisit visit)
    {
        if (visit.SubmittedAt is { } submitted && item.Time is { } time)
        {
            visit.PendingSeconds += Math.Max(0, time - submitted);
            visit.SubmittedAt = null;
        }

        EndCall(item, visit);
    }

    private static void EndCall(HistoryEvent item, StateVisit visit)
    {
        if (visit.CalledAt is { } called && item.Time is { } time)
        {
            visit.CallSeconds += Math.Max(0, time - called);
        }

        visit.CalledAt = null;
    }
}
