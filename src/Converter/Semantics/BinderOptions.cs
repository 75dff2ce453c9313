namespace Sfn2Durable.Semantics;

/// <summary>What the binder cannot read in the definition itself.</summary>
public sealed record BinderOptions
{
    /// <summary>
    /// The machine's type; null takes the container's word for it, and Standard where it says nothing.
    /// </summary>
    public MachineType? Type { get; init; }
}
