using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers;

/// <summary>Where an operation stands: in what surroundings, and inside which function that the engine calls.</summary>
internal sealed class CodeScope
{
    public static readonly CodeScope Outside = new(Surroundings.Outside, null, isRecorded: false);

    private readonly SyntaxNode? _called;

    public CodeScope(Surroundings surroundings, SyntaxNode? boundary, bool isRecorded, SyntaxNode? called = null)
    {
        Surroundings = surroundings;
        Boundary = boundary;
        IsRecorded = isRecorded;
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
    public CodeScope Calling(SyntaxNode function) => new(Surroundings, Boundary, IsRecorded, function);

    /// <summary>True for a local variable or parameter that outlives the call of the boundary.</summary>
    public bool Captures(ISymbol variable)
    {
        if (Boundary is not { } boundary || variable.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return false;
        }

        return !IsWithin(declaration, boundary) && (_called is null || !IsWithin(declaration, _called));
    }

    private static bool IsWithin(SyntaxReference declaration, SyntaxNode node) =>
        declaration.SyntaxTree == node.SyntaxTree && node.Span.Contains(declaration.Span);
}
