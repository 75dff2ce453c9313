namespace Durable.Runtime.Replay;

/// <summary>The result type of operations that have no result.</summary>
internal readonly record struct Nothing;
