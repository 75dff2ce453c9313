namespace Durable.Runtime.Tests.Conformance;

/// <summary>An error by the name that requirements expect.</summary>
public sealed class TransientError() : Exception("try again");
