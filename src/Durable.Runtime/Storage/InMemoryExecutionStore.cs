namespace Durable.Runtime.Storage;

/// <summary>A store that lasts as long as the process. It defines what every other store has to do.</summary>
/// <param name="options">Its options; <c>null</c> means the defaults.</param>
public sealed class InMemoryExecutionStore(StoreOptions? options = null)
    : JournaledExecutionStore(new MemoryJournal(), (options ?? new StoreOptions()) with { IdleMemory = long.MaxValue });
