// Converted by sfn2durable from the state machine 'export-pages', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace ExportPages;

/// <summary>
/// The side effects of ExportPagesWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IExportPagesTasks
{
    /// <summary>Fetch Page: arn:aws:states:::aws-sdk:athena:getQueryResults.</summary>
    Task<JsonNode?> FetchPageAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class ExportPagesTasks(IAwsServices aws) : IExportPagesTasks
{
    public Task<JsonNode?> FetchPageAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("aws-sdk:athena", "getQueryResults", request, task.CancellationToken);
}
