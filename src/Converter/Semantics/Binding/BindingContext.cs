using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>What every part of the binder needs to know about the machine, and where it reports to.</summary>
internal sealed class BindingContext(DefinitionDocument document, MachineType type, DiagnosticBag diagnostics)
{
    /// <summary>
    /// Deepest nesting of Parallel branches and Map processors; far more than any definition in the wild has.
    /// </summary>
    public const int MaxScopeDepth = 100;

    private const int MaxComparisons = 100_000;

    private int _comparisons;

    public DefinitionDocument Document => document;

    public MachineType Type => type;

    /// <summary><c>QueryLanguage</c> of the top level, the default of every state at every depth.</summary>
    public QueryLanguage Language { get; set; }

    /// <summary>Every state name of the machine and the place where it was first given.</summary>
    public Dictionary<string, StateOutline> StateNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Every Map label of the machine.</summary>
    public HashSet<string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>The placeholders that have to be numbers.</summary>
    public NumberSettings NumberSettings { get; } = new(document);

    /// <summary>The graphs of all scopes, for the rules about targets and reachability.</summary>
    public List<ScopeOutline> Outlines { get; } = [];

    /// <summary>
    /// A suggestion for a mistyped state name. Comparing with every name of a large machine takes time, so it is done
    /// for the first faults only; who has more of them needs no suggestion.
    /// </summary>
    public string SuggestState(string name, ICollection<string> candidates)
    {
        _comparisons += candidates.Count;
        return _comparisons > MaxComparisons ? "" : Suggestion.For(name, candidates);
    }

    public void Report(DiagnosticDescriptor descriptor, SourceSpan span, NodePath path, params object?[] arguments) =>
        diagnostics.Add(new Diagnostic(descriptor, span, arguments) { Location = path.ToString() });
}
