namespace Durable.Runtime.Hosting;

/// <summary>The host has as many invocations waiting as it may have, and starts nothing new for now.</summary>
/// <param name="message">What was refused.</param>
public sealed class HostBusyException(string message) : Exception(message);
