using Durable.Asl.Jsonata.Analyses;
using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata;

/// <summary>What an expression refers to, found without evaluating it.</summary>
public sealed class JsonataAnalysis
{
    private const string States = "states";

    private JsonataAnalysis(References references, FunctionTable functions)
    {
        var names = references.FreeNames;
        FreeVariables = names.Where(name => name != States && functions.Find(name) is null)
            .ToHashSet(StringComparer.Ordinal);
        Functions = names.Where(name => functions.Find(name) is not null).ToHashSet(StringComparer.Ordinal);
        UnknownFunctions = references.CalledNames.Where(FreeVariables.Contains).ToHashSet(StringComparer.Ordinal);
        NondeterministicFunctions = references.NondeterministicNames;
        StatesMembers = references.StatesMembers;
        UsesWholeStates = references.UsesWholeStates;
        DocumentReferences = references.DocumentReferences;
    }

    /// <summary>Variables, without dollar sign, that the expression reads and neither binds itself nor finds among the
    /// functions; <c>states</c> is not listed.</summary>
    public IReadOnlySet<string> FreeVariables { get; }

    /// <summary>Built-in functions that the expression uses, without dollar sign.</summary>
    public IReadOnlySet<string> Functions { get; }

    /// <summary>Free variables that are called. No variable of a workflow holds a function, so the calls
    /// fail.</summary>
    public IReadOnlySet<string> UnknownFunctions { get; }

    /// <summary>Functions that the expression uses in a way that gives another result each time (<c>now</c>,
    /// <c>millis</c>, <c>random</c> without a seed, <c>uuid</c>, <c>shuffle</c>, <c>toMillis</c> of incomplete
    /// dates).</summary>
    public IReadOnlySet<string> NondeterministicFunctions { get; }

    /// <summary>True when the same variables always give the same result.</summary>
    public bool IsDeterministic => NondeterministicFunctions.Count == 0;

    /// <summary>Members of <c>$states</c> that are read by name.</summary>
    public IReadOnlySet<string> StatesMembers { get; }

    /// <summary>True when <c>$states</c> is used other than by naming a member.</summary>
    public bool UsesWholeStates { get; }

    /// <summary>Places that read an input document (<c>$</c>, <c>$$</c> or a bare name outside of any path). In Step
    /// Functions there is none, so they give nothing.</summary>
    public IReadOnlyList<JsonataNode> DocumentReferences { get; }

    /// <summary>Whether a member of <c>$states</c> may be read.</summary>
    /// <param name="member">Its name, such as <c>result</c>.</param>
    public bool ReadsStates(string member) => UsesWholeStates || StatesMembers.Contains(member);

    internal static JsonataAnalysis Of(JsonataNode root, FunctionTable functions) =>
        new(ReferenceFinder.Find(root), functions);
}
