namespace Durable.Runtime.Storage;

/// <summary>The invocation that holds an execution.</summary>
/// <param name="Token">Its token.</param>
/// <param name="RequestId">Its id.</param>
/// <param name="StartTimestamp">When it began.</param>
/// <param name="SeenEntries">How many entries the execution had then.</param>
internal sealed record HeldLease(long Token, string RequestId, long StartTimestamp, int SeenEntries);
