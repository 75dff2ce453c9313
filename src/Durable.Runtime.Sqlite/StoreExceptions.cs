using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The file is open in another process, or in another store of this one.</summary>
/// <param name="message">Which file, and who has it.</param>
public sealed class StoreInUseException(string message) : ExecutionStoreException(message);

/// <summary>The file is not a store, or is damaged.</summary>
/// <param name="message">Which file, and what is wrong.</param>
public sealed class StoreDamagedException(string message) : ExecutionStoreException(message);

/// <summary>The disk is full. What was to be written is not in the store; what is, is safe.</summary>
/// <param name="message">Which file.</param>
public sealed class StoreFullException(string message) : ExecutionStoreException(message);
