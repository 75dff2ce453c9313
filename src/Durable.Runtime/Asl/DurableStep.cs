using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>A step whose failures are errors of the state machine.</summary>
/// <param name="Name">The name in history.</param>
/// <param name="Body">The work.</param>
internal sealed record DurableStep(string Name, Func<CancellationToken, Task<JsonNode?>> Body)
{
    /// <summary>What happens when the process dies while the body runs.</summary>
    public StepSemantics Semantics { get; init; } = StepSemantics.AtLeastOncePerRetry;

    /// <summary>Completes an error before it is recorded, since only its message will be.</summary>
    public Func<StatesException, StatesException> Complete { get; init; } = static error => error;

    /// <summary>Runs the step.</summary>
    /// <exception cref="StatesException">The body failed.</exception>
    public async Task<JsonNode?> RunAsync(IDurableContext context, CancellationToken stop)
    {
        try
        {
            var config = new StepConfig { Semantics = Semantics };
            return await context.StepAsync((_, cancellation) => GuardAsync(cancellation), Name, config, stop);
        }
        catch (StepException failure)
        {
            throw DurableErrors.OfStep(failure);
        }
    }

    /// <summary>Whether a failure is no failure of the work: it was told to stop.</summary>
    public static bool IsStopped(Exception failure, CancellationToken cancellation) =>
        failure is OperationCanceledException && cancellation.IsCancellationRequested;

    private async Task<JsonNode?> GuardAsync(CancellationToken cancellation)
    {
        try
        {
            return await Body(cancellation);
        }
        catch (StatesException failure)
        {
            throw Complete(failure);
        }
        catch (Exception failure) when (!IsStopped(failure, cancellation))
        {
            throw FunctionErrors.Of(failure);
        }
    }
}
