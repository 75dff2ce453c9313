namespace Durable.Runtime.Storage;

/// <summary>Names and ids of executions.</summary>
internal static class ExecutionNames
{
    public static string IdOf(ExecutionStart start) => $"{start.Workflow}/{start.Name}";

    /// <summary>The name of the durable execution that a chained invoke starts; the same in every try.</summary>
    public static string OfInvoke(string executionId, string operationId) =>
        "invoke-" + OperationIds.Hash($"{executionId}/{operationId}")[..32];

    public static void CheckWorkflow(string workflow)
    {
        if (string.IsNullOrEmpty(workflow) || workflow.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{workflow}' is not a workflow name: one character at least and no slash.");
        }
    }

    public static void CheckName(string? name)
    {
        if (name is not null && !(name.Length is >= 1 and <= 64 && name.All(IsAllowed)))
        {
            throw new ArgumentException(
                $"'{name}' is not an execution name: 1 to 64 letters, digits, '-' or '_' are.", nameof(name));
        }
    }

    private static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
