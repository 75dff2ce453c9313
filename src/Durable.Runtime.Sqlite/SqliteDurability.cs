namespace Durable.Runtime.Sqlite;

/// <summary>What an acknowledged write survives.</summary>
public enum SqliteDurability
{
    /// <summary>Loss of power: every commit waits for the disk (<c>synchronous=FULL</c>). The default.</summary>
    Full,

    /// <summary>The end of the process, however sudden, but not loss of power, which may take the last writes before it
    /// (<c>synchronous=NORMAL</c>). Several times faster.</summary>
    Normal,
}
