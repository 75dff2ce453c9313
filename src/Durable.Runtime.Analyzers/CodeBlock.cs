using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers;

/// <summary>The body of a member: of a method, an accessor, a field's initialiser.</summary>
internal sealed class CodeBlock
{
    public CodeBlock(ISymbol owner, IOperation body)
    {
        Owner = owner;
        Body = body;
    }

    public ISymbol Owner { get; }

    public IOperation Body { get; }
}
