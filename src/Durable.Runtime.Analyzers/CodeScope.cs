using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers;

/// <summary>Where an operation stands: in what surroundings, and inside which function that the engine calls.</summary>
internal sealed class CodeScope
{
    public static readonly CodeScope Outside = new(Surroundings.Outside, null, isRecorded: false);

    private readonly SyntaxNode? _workflow;
    private readonly SyntaxNode? _called;

    /// <param name="surroundings">What the code is to the engine.</param>
    /// <param name="boundary">The function that the engine calls.</param>
    /// <param name="isRecorded">True when a replay answers from the record instead of calling it again.</param>
    /// <param name="workflow">The outermost function of the workflow; none is the boundary itself.</param>
    /// <param name="called">A function that is called from there, declared elsewhere.</param>
    public CodeScope(
        Surroundings surroundings,
        SyntaxNode? boundary,
        bool isRecorded,
        SyntaxNode? workflow = null,
        SyntaxNode? called = null)
    {
        Surroundings = surroundings;
        Boundary = boundary;
        IsRecorded = isRecorded;
        _workflow = workflow ?? (surroundings == Surroundings.Workflow ? boundary : null);
        _called = called;
    }

    public Surroundings Surroundings { get; }

    /// <summary>The function that the engine calls; variables declared before it outlive the call.</summary>
    public SyntaxNode? Boundary { get; }

    /// <summary>True when a replay answers from the record instead of calling the boundary again.</summary>
    public bool IsRecorded { get; }

    public bool IsWorkflow => Surroundings == Surroundings.Workflow;

    public bool IsStep => Surroundings == Surroundings.Step;

    /// <summary>The scope of a local function or lambda that is called from here, wherever it is declared.</summary>
    public CodeScope Calling(SyntaxNode function) => new(Surroundings, Boundary, IsRecorded, _workflow, function);

    /// <summary>The scope of a function with a context of its own that stands in this one.</summary>
    public CodeScope Containing(CodeScope inner) =>
        _workflow is null ? inner : new(inner.Surroundings, inner.Boundary, inner.IsRecorded, _workflow, inner._called);

    /// <summary>The body of a durable operation: its result is recorded.</summary>
    public CodeScope Recording(Surroundings surroundings, SyntaxNode body) => new(surroundings, body, isRecorded: true, _workflow);

    /// <summary>True for a variable that is made in each run of the workflow; others belong to its host.</summary>
    public bool IsOfWorkflow(ISymbol variable) =>
        _workflow is not null
        && variable.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
        && IsWithin(declaration, _workflow);

    /// <summary>True for workflow code that is not in the boundary.</summary>
    public bool IsBeside(SyntaxNode node) =>
        Boundary is not null
        && !Contains(Boundary, node)
        && (_workflow is null || Contains(_workflow, node));

    /// <summary>True for a local variable or parameter that outlives the call of the boundary.</summary>
    public bool Captures(ISymbol variable)
    {
        if (Boundary is not { } boundary || variable.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return false;
        }

        return !IsWithin(declaration, boundary) && (_called is null || !IsWithin(declaration, _called));
    }

    private static bool Contains(SyntaxNode outer, SyntaxNode node) =>
        outer.SyntaxTree == node.SyntaxTree && outer.Span.Contains(node.Span);

    private static bool IsWithin(SyntaxReference declaration, SyntaxNode node) =>
        declaration.SyntaxTree == node.SyntaxTree && node.Span.Contains(declaration.Span);
}
