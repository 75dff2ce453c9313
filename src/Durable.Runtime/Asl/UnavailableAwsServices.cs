using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Stands in where no AWS client has been set up; every call fails and says what to do.</summary>
public sealed class UnavailableAwsServices : IAwsServices
{
    /// <summary>The only instance.</summary>
    public static UnavailableAwsServices Instance { get; } = new();

    private UnavailableAwsServices()
    {
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Always.</exception>
    public Task<JsonNode?> CallAsync(
        string service,
        string action,
        JsonNode? request,
        CancellationToken cancellationToken = default) =>
        Task.FromException<JsonNode?>(new InvalidOperationException(
            $"The workflow calls {service}:{action}, but no AWS client has been set up. "
            + $"Give the workflow's tasks an {nameof(IAwsServices)} that can call AWS, or answer this call yourself "
            + "by overriding the task's method."));
}
