namespace Durable.Runtime.Storage;

/// <summary>The base of what stores refuse.</summary>
/// <param name="message">What was refused and why.</param>
public class ExecutionStoreException(string message) : Exception(message);

/// <summary>An update breaks a rule of the protocol. Nothing of its checkpoint was recorded.</summary>
/// <param name="message">The rule.</param>
public sealed class InvalidUpdateException(string message) : ExecutionStoreException(message);

/// <summary>The invocation does not hold the execution any more: it ended, or another invocation began.</summary>
/// <param name="message">What happened.</param>
public sealed class StaleLeaseException(string message) : ExecutionStoreException(message);

/// <summary>There is no such execution or callback.</summary>
/// <param name="message">What was looked for.</param>
public sealed class ExecutionNotFoundException(string message) : ExecutionStoreException(message);

/// <summary>An execution of that name exists, with another input.</summary>
/// <param name="message">Which.</param>
public sealed class ExecutionAlreadyStartedException(string message) : ExecutionStoreException(message);

/// <summary>The callback was answered before, or its time is up.</summary>
/// <param name="message">Which, and how it ended.</param>
public sealed class CallbackClosedException(string message) : ExecutionStoreException(message);
