using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers;

/// <summary>The code of one type: its functions, and where its variables and fields are used.</summary>
internal sealed class TypeCode
{
    private readonly Dictionary<IMethodSymbol, IOperation> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, IAnonymousFunctionOperation> _lambdas = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, IOperation> _initial = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _uses = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _durable = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _constructorCode = [];

    public TypeCode(IEnumerable<CodeBlock> blocks, DurableTypes types, CancellationToken cancellation)
    {
        Blocks = [.. blocks.OrderBy(static b => b.Body.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static b => b.Body.Syntax.SpanStart)];
        foreach (var block in Blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            if (block.Owner is IMethodSymbol method)
            {
                _functions[method] = block.Body;
            }

            foreach (var operation in block.Body.DescendantsAndSelf())
            {
                Note(operation, block.Owner, types);
            }
        }
    }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The body of a method, accessor or local function of this type, or null.</summary>
    public IOperation? BodyOf(IMethodSymbol? method) =>
        method is not null && _functions.TryGetValue(method.OriginalDefinition, out var body) ? body : null;

    /// <summary>The lambda that a local variable is initialised with, or null.</summary>
    public IAnonymousFunctionOperation? LambdaOf(ILocalSymbol variable) =>
        _lambdas.TryGetValue(variable, out var lambda) ? lambda : null;

    /// <summary>Every place that names a local variable, a parameter, or a field or property of any type.</summary>
    public IReadOnlyList<IOperation> UsesOf(ISymbol symbol) => _uses.TryGetValue(symbol, out var uses) ? uses : [];

    /// <summary>The expressions whose values a local variable is given, or a collection in it.</summary>
    public IEnumerable<IOperation> ValuesOf(ILocalSymbol variable)
    {
        if (_initial.TryGetValue(variable, out var initial))
        {
            yield return initial;
        }

        foreach (var value in UsesOf(variable).SelectMany(Usage.ValuesGiven))
        {
            yield return value;
        }
    }

    /// <summary>True for a local function that calls a durable operation.</summary>
    public bool IsDurable(IMethodSymbol function) => _durable.Contains(function.OriginalDefinition);

    /// <summary>True for code that runs while the object is made, or its type.</summary>
    public bool IsConstruction(IOperation operation) => _constructorCode.Contains(operation);

    private void Note(IOperation operation, ISymbol owner, DurableTypes types)
    {
        switch (operation)
        {
            case ILocalFunctionOperation function:
                _functions[function.Symbol] = function;
                break;

            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                _initial[declarator.Symbol] = value;
                if (value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
                {
                    _lambdas[declarator.Symbol] = lambda;
                }

                break;

            case ILocalReferenceOperation local:
                NoteUse(local.Local, local, owner);
                break;

            case IParameterReferenceOperation parameter:
                NoteUse(parameter.Parameter, parameter, owner);
                break;

            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                NoteUse(member.Member.OriginalDefinition, member, owner);
                break;

            case IInvocationOperation invocation when types.IsOperation(invocation.TargetMethod):
                NoteDurable(invocation);
                break;
        }
    }

    private void NoteUse(ISymbol symbol, IOperation use, ISymbol owner)
    {
        if (!_uses.TryGetValue(symbol, out var uses))
        {
            _uses.Add(symbol, uses = []);
        }

        uses.Add(use);
        if (owner is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } method
            || method is IMethodSymbol { IsInitOnly: true })
        {
            _constructorCode.Add(use);
        }
    }

    private void NoteDurable(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILocalFunctionOperation function)
            {
                _durable.Add(function.Symbol);
                return;
            }
        }
    }
}
