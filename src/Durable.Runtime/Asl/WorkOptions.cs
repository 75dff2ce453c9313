namespace Durable.Runtime.Asl;

/// <summary>What Task, Parallel and Map have in common: they do work that can be tried again.</summary>
public record WorkOptions
{
    /// <summary>The state's <c>Retry</c>; the first retrier that matches an error decides. Default: none.</summary>
    public IReadOnlyList<Retrier> Retry { get; init; } = [];
}
