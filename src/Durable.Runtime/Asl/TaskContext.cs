using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What a task method learns about the attempt it serves.</summary>
public sealed class TaskContext
{
    private readonly Func<string>? _makeKey;

    /// <summary>An attempt as a test of a task method makes it.</summary>
    public TaskContext()
    {
    }

    /// <summary>An attempt whose key is made when somebody asks for it: few methods do.</summary>
    [SetsRequiredMembers]
    internal TaskContext(string state, string branch, int retryCount, Func<string> makeKey)
    {
        (State, Branch, RetryCount, _makeKey) = (state, branch, retryCount, makeKey);
    }

    /// <summary>The name of the Task state.</summary>
    public required string State { get; init; }

    /// <summary>Where the state runs: empty at the top, else like <c>Map[3]</c> or <c>Outer[2]/Par[0]</c>.</summary>
    public required string Branch { get; init; }

    /// <summary>The number of retries before this attempt in this visit of the state, from 0.</summary>
    public required int RetryCount { get; init; }

    /// <summary>The token of a <c>.waitForTaskToken</c> task or an activity; otherwise <c>null</c>.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// A UUID that stays the same when this attempt runs again after a crash, and differs for every other attempt:
    /// meant for the client tokens of service calls.
    /// </summary>
    [field: AllowNull]
    public required string IdempotencyKey
    {
        get => field ??= _makeKey?.Invoke() ?? "";
        init;
    }

    /// <summary>The role to assume, as <c>Credentials</c> gives it; otherwise <c>null</c>.</summary>
    public JsonNode? Credentials { get; init; }

    /// <summary>Is cancelled when the attempt times out or its branch is stopped.</summary>
    public CancellationToken CancellationToken { get; init; }
}
