namespace Sfn2Durable.Input.Histories;

/// <summary>The data of an event as the service wrote them; JSON values are texts there.</summary>
internal sealed record HistoryData
{
    private static readonly Dictionary<string, string> Nothing = [];

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

    /// <summary>Whether both say something of the same thing, and not the same. What only one of them has is no contradiction.</summary>
    public bool Contradicts(HistoryData other) =>
        Differ(Input, other.Input) || Differ(Output, other.Output) || Differ(Parameters, other.Parameters)
        || Differ(Error, other.Error) || Differ(Cause, other.Cause)
        || Differ(Resource, other.Resource) || Differ(ResourceType, other.ResourceType)
        || Differ(RoleArn, other.RoleArn) || Differ(Arn, other.Arn)
        || (Assigned ?? Nothing).Any(a => Differ(a.Value, (other.Assigned ?? Nothing).GetValueOrDefault(a.Key)));

    private static bool Differ(string? one, string? other) => one is not null && other is not null && one != other;
}
