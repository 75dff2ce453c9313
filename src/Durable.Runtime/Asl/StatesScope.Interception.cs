using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Asl;

/// <content>Answers of an interceptor in place of the outside.</content>
public sealed partial class StatesScope
{
    /// <summary>An answer that an interceptor gave; the absence of one means that the real call is to be
    /// made.</summary>
    private sealed record Answer(JsonNode? Output);

    /// <summary>Asks the interceptor and does what it says.</summary>
    /// <exception cref="StatesException">The answer is a failure or a time-out.</exception>
    private async Task<Answer?> AnswerAsync(TaskCall call, Func<JsonNode?> request)
    {
        switch (await InterceptAsync(call, request))
        {
            case TaskOutcome.Success success:
                return new Answer(success.Output);
            case TaskOutcome.Failure failure:
                throw new StatesException(failure.Error, failure.Cause);
            case TaskOutcome.Expired or TaskOutcome.Unanswered when call.Patience is { } patience:
                await DurableTimer.WaitAsync(Durable, patience.Duration, $"{call.State} timeout", _origin.Stop);
                throw patience.Error;
            case TaskOutcome.Expired:
                throw DurableErrors.TimedOut(heartbeat: false);
            case TaskOutcome.Unanswered:
                return await NeverAsync(call.State);
            default:
                return null;
        }
    }

    /// <summary>Asks the interceptor for the result of a distributed Map and does what it says.</summary>
    /// <exception cref="StatesException">The answer is a failure.</exception>
    private async Task<Answer?> AnswerAsync(MapRun run) =>
        _execution.Environment.Interceptor?.InterceptMapRun(run.State, run.Path) switch
        {
            TaskOutcome.Success success => new Answer(success.Output),
            TaskOutcome.Failure failure => throw new StatesException(failure.Error, failure.Cause),
            TaskOutcome.Expired or TaskOutcome.Unanswered => await NeverAsync(run.State),
            _ => null,
        };

    /// <summary>Nobody knows the id of this callback, so it never ends.</summary>
    private async Task<Answer> NeverAsync(string state)
    {
        var never = await Durable.CreateCallbackAsync<JsonNode?>($"{state} pending", null, _origin.Stop);
        return new Answer(await never.GetResultAsync(_origin.Stop));
    }

    /// <summary>Asks the interceptor, in a step so that the answer is remembered.</summary>
    private async Task<TaskOutcome> InterceptAsync(TaskCall call, Func<JsonNode?> request)
    {
        if (_execution.Environment.Interceptor is not { } interceptor)
        {
            return TaskOutcome.NotHandled;
        }

        var occurrence = _execution.Occurrences.Next(Branch, call.State);
        var record = await StepAsync(call.State, async cancellation =>
        {
            var invocation = new TaskInvocation
            {
                State = call.State,
                Branch = Branch,
                Occurrence = occurrence,
                Kind = call.Kind,
                Resource = call.Options.Resource,
                Request = request(),
                Token = VisitOf(call.State).Token,
            };
            return OutcomeRecord.Write(await interceptor.InterceptAsync(invocation, cancellation));
        });
        return OutcomeRecord.Read(record);
    }
}
