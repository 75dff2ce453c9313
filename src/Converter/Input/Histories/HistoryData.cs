namespace Sfn2Durable.Input.Histories;

/// <summary>The data of an event as the service wrote them; JSON values are texts there.</summary>
internal sealed record HistoryData
{
    public static HistoryData None { get; } = new();

    public string? Input { get; init; }

    public string? Output { get; init; }

    /// <summary>The request of a Task that was scheduled.</summary>
    public string? Parameters { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>An ARN, or the action of an integration, such as <c>putItem</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The service of an integration, such as <c>dynamodb</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The variables that a state assigned, each as JSON text; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Assigned { get; init; }

    /// <summary>The execution's role, told by its first event.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The ARN of a Map Run, or that of the machine's version: where a history names its machine.</summary>
    public string? Arn { get; init; }

    /// <summary>True when the service left out a part of an input, output or request for its length.</summary>
    public bool IsTruncated { get; init; }
}
