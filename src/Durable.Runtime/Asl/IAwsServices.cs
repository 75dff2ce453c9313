using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Calls AWS services the way service integrations of Step Functions do.</summary>
public interface IAwsServices
{
    /// <summary>Makes one call.</summary>
    /// <param name="service">The service as the resource names it, such as <c>dynamodb</c> or
    /// <c>aws-sdk:s3</c>.</param>
    /// <param name="action">The action as the resource names it, such as <c>putItem</c>.</param>
    /// <param name="request">The parameters with the names of the service integration.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result as the service integration reports it.</returns>
    /// <exception cref="Durable.Asl.StatesException">The call failed; error name and cause as the integration reports
    /// them.</exception>
    Task<JsonNode?> CallAsync(
        string service,
        string action,
        JsonNode? request,
        CancellationToken cancellationToken = default);
}
