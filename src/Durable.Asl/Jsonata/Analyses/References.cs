using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Analyses;

/// <summary>What a walk over a tree has found.</summary>
internal sealed class References
{
    /// <summary>Variables that are read where the expression has not bound them.</summary>
    public HashSet<string> FreeNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that are called.</summary>
    public HashSet<string> CalledNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that give another value each time.</summary>
    public HashSet<string> NondeterministicNames { get; } = new(StringComparer.Ordinal);

    public HashSet<string> StatesMembers { get; } = new(StringComparer.Ordinal);

    public bool UsesWholeStates { get; set; }

    public List<JsonataNode> DocumentReferences { get; } = [];
}
