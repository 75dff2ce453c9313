using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers;

/// <summary>Tells what surroundings a function makes for the code in it.</summary>
internal sealed class FunctionScopes
{
    private readonly Inspection _inspection;

    public FunctionScopes(Inspection inspection)
    {
        _inspection = inspection;
    }

    /// <summary>The scope that a function's own parameters give it, or null when they say nothing.</summary>
    public CodeScope? Natural(IMethodSymbol function, SyntaxNode syntax)
    {
        if (_inspection.Types.TakesStepContext(function))
        {
            return new CodeScope(Surroundings.Step, syntax, isRecorded: true);
        }

        return _inspection.Types.TakesContext(function)
            ? new CodeScope(Surroundings.Workflow, syntax, isRecorded: false)
            : null;
    }

    /// <summary>True for a lambda that a variable is initialised with.</summary>
    public bool IsNamed(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } }
        && _inspection.Code.LambdaOf(variable.Symbol) == lambda;

    /// <summary>The scope of what stands within an operation.</summary>
    public CodeScope Within(IOperation operation, CodeScope outer) => operation switch
    {
        IAnonymousFunctionOperation lambda => Within(lambda, outer),
        IArgumentOperation argument => Within(argument, outer),
        _ => outer,
    };

    private CodeScope Within(IAnonymousFunctionOperation lambda, CodeScope outer)
    {
        if (Natural(lambda.Symbol, lambda.Syntax) is { } natural)
        {
            return natural.IsWorkflow && outer.IsWorkflow ? Branch(lambda, outer) : outer.Containing(natural);
        }

        // An expression tree is not run here.
        return lambda.Parent is IConversionOperation { Type.Name: "Expression" } ? CodeScope.Outside : outer;
    }

    /// <summary>The body of a child context, a branch, an iteration: recorded, unless a helper takes it.</summary>
    private CodeScope Branch(IAnonymousFunctionOperation lambda, CodeScope outer)
    {
        for (var parent = lambda.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && !_inspection.Types.IsOperation(call.TargetMethod))
            {
                break;
            }

            if (parent is IInvocationOperation { TargetMethod.IsStatic: false } or IObjectCreationOperation { Type.Name: "DurableBranch" })
            {
                return outer.Recording(Surroundings.Workflow, lambda.Syntax);
            }
        }

        return outer;
    }

    private CodeScope Within(IArgumentOperation argument, CodeScope outer)
    {
        if (argument is not { Value: IDelegateCreationOperation, Parameter: { ContainingSymbol: IMethodSymbol method } parameter })
        {
            return outer;
        }

        return (method.ContainingType?.Name, method.Name, parameter.Name) switch
        {
            ("StatesScope", "RecordAsync", "compute") => outer.Recording(Surroundings.Step, argument.Syntax),
            // Strategies decide when something has happened, and what they decided is recorded.
            ("RetryStrategy" or "WaitStrategy", _, _) => CodeScope.Outside,
            // Reported where the work is started.
            _ when _inspection.Catalog.Find(method)?.Rule == Rules.Thread => CodeScope.Outside,
            _ => outer,
        };
    }
}
