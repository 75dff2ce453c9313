using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>A Task state's call, whatever its attempts look like.</summary>
internal sealed record TaskCall(string State, TaskKind Kind, TaskOptions Options)
{
    private const string IntegrationPrefix = ":states:::";

    /// <summary>
    /// Who is blamed when a result is too large: a function or activity by its ARN, a service by its name, such as
    /// <c>lambda</c>, otherwise the state.
    /// </summary>
    public string Source
    {
        get
        {
            if (Options.Resource is not { } resource)
            {
                return State;
            }

            var start = resource.IndexOf(IntegrationPrefix, StringComparison.Ordinal);
            return start < 0 ? resource : resource[(start + IntegrationPrefix.Length)..resource.LastIndexOf(':')];
        }
    }

    /// <summary>The shorter of time-out and heartbeat, with the error that it leads to.</summary>
    public (TimeSpan Duration, StatesException Error)? Patience => (Options.Timeout, Options.Heartbeat) switch
    {
        (null, null) => null,
        ({ } timeout, null) => (timeout, DurableErrors.TimedOut(heartbeat: false)),
        (var timeout, { } heartbeat) => timeout <= heartbeat
            ? (timeout.Value, DurableErrors.TimedOut(heartbeat: false))
            : (heartbeat, DurableErrors.TimedOut(heartbeat: true)),
    };
}
