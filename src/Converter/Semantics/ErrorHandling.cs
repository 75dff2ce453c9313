using System.Collections.ObjectModel;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>One element of <c>Retry</c> with the service's defaults filled in.</summary>
public sealed record Retrier(IReadOnlyList<string> ErrorEquals, SourceSpan Span)
{
    public int IntervalSeconds { get; init; } = 1;

    /// <summary>Retries, not tries; 0 never retries.</summary>
    public int MaxAttempts { get; init; } = 3;

    public double BackoffRate { get; init; } = 2.0;

    public int? MaxDelaySeconds { get; init; }

    /// <summary>
    /// The fields whose numbers are open placeholders, each with the placeholder as it is written; what stands in the
    /// property of such a field is the default and means nothing.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public bool FullJitter { get; init; }
}

/// <summary>One element of <c>Catch</c>.</summary>
public sealed record Catcher(IReadOnlyList<string> ErrorEquals, string Next, SourceSpan Span)
{
    public SourceSpan NextSpan { get; init; }

    /// <summary>Where the error output goes in the state's raw input.</summary>
    public ResultPlacement ResultPath { get; init; } = ResultPlacement.Replace;

    public IReadOnlyList<Assignment> Assign { get; init; } = [];

    public Template? Output { get; init; }
}
