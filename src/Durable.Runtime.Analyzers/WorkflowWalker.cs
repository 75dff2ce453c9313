using Durable.Runtime.Analyzers.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers;

/// <summary>
/// Walks the code of a type, knowing at each operation whether it is workflow code. Functions without a context of their
/// own are walked when workflow code refers to them:
/// <code>
/// RunAsync(input, context)      has a context: workflow code
///   Total(order)                called from there: workflow code too
///   StepAsync((step, _) => …)   has a step's context: may do as it likes
/// Main(args)                    neither: not looked at, but for the lambdas in it that have a context
/// </code>
/// The stack is an explicit one, so that no depth of nesting can end the compiler.
/// </summary>
internal sealed class WorkflowWalker
{
    private readonly Inspection _inspection;
    private readonly FunctionScopes _scopes;
    private readonly IOperationCheck[] _checks;
    private readonly Queue<(IOperation Root, CodeScope Scope)> _pending = new();
    private readonly HashSet<(IOperation Root, Surroundings Surroundings, SyntaxNode? Boundary)> _seen = [];
    private readonly CancellationToken _cancellation;

    public WorkflowWalker(Inspection inspection, CancellationToken cancellation)
    {
        _inspection = inspection;
        _cancellation = cancellation;
        _scopes = new FunctionScopes(inspection);
        _checks =
        [
            new ApiCheck(), new CapturedStateCheck(), new MutableStateCheck(), new NestedOperationCheck(),
            new UnawaitedCheck(), new CombinedTasksCheck(), new SwallowedExceptionCheck(),
        ];
    }

    public void Run()
    {
        foreach (var block in _inspection.Code.Blocks)
        {
            var scope = block.Owner is IMethodSymbol method ? _scopes.Natural(method, FunctionOf(block.Body)) : null;
            Enqueue(block.Body, scope ?? CodeScope.Outside);
        }

        while (_pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (root, scope) = _pending.Dequeue();
            Walk(root, scope);
        }

        foreach (var check in _checks)
        {
            check.End(_inspection);
        }
    }

    private void Enqueue(IOperation root, CodeScope scope)
    {
        if (_seen.Add((root, scope.Surroundings, scope.Boundary)))
        {
            _pending.Enqueue((root, scope));
        }
    }

    private void Walk(IOperation root, CodeScope rootScope)
    {
        var stack = new Stack<(IOperation Operation, CodeScope Scope)>();
        stack.Push((root, rootScope));
        while (stack.Count > 0)
        {
            var (operation, scope) = stack.Pop();
            if (operation != root && IsLater(operation, scope))
            {
                continue;
            }

            if (scope.Surroundings != Surroundings.Outside)
            {
                Visit(operation, scope);
            }

            var inner = operation == root ? scope : _scopes.Within(operation, scope);
            foreach (var child in operation.ChildOperations.Reverse())
            {
                stack.Push((child, inner));
            }
        }
    }

    /// <summary>Functions with a name are walked apart: how, depends on who calls them. Names are not evaluated.</summary>
    private bool IsLater(IOperation operation, CodeScope scope)
    {
        switch (operation)
        {
            case ILocalFunctionOperation function:
                Enqueue(function, Apart(function.Symbol, function.Syntax, scope));
                return true;

            case IAnonymousFunctionOperation lambda when _scopes.IsNamed(lambda):
                Enqueue(lambda, Apart(lambda.Symbol, lambda.Syntax, scope));
                return true;

            default:
                return operation is INameOfOperation;
        }
    }

    private CodeScope Apart(IMethodSymbol function, SyntaxNode syntax, CodeScope scope) =>
        _scopes.Natural(function, syntax) is { } natural ? scope.Containing(natural) : CodeScope.Outside;

    private void Visit(IOperation operation, CodeScope scope)
    {
        foreach (var check in _checks)
        {
            check.Check(operation, scope, _inspection);
        }

        switch (operation)
        {
            case IInvocationOperation call:
                Follow(call.TargetMethod, scope);
                break;

            case IMethodReferenceOperation reference:
                Follow(reference.Method, scope);
                break;

            case IPropertyReferenceOperation { Property: var property } reference:
                Follow(Usage.IsWritten(reference) ? property.SetMethod : property.GetMethod, scope);
                break;

            case ILocalReferenceOperation local when _inspection.Code.LambdaOf(local.Local) is { } lambda:
                Follow(lambda.Symbol, lambda, scope);
                break;
        }
    }

    private void Follow(IMethodSymbol? method, CodeScope scope)
    {
        if (_inspection.Code.BodyOf(method) is { } body && method is not null)
        {
            Follow(method, body, scope);
        }
    }

    private void Follow(IMethodSymbol function, IOperation body, CodeScope scope)
    {
        if (_scopes.Natural(function, FunctionOf(body)) is not null)
        {
            return;
        }

        if (function.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        {
            Enqueue(body, scope.Calling(body.Syntax));
        }
        else if (scope.IsWorkflow)
        {
            Enqueue(body, new CodeScope(Surroundings.Workflow, FunctionOf(body), scope.IsRecorded));
        }
    }

    /// <summary>The function with its parameters: a member's body is its block alone.</summary>
    private static SyntaxNode FunctionOf(IOperation body) =>
        body is ILocalFunctionOperation or IAnonymousFunctionOperation ? body.Syntax : body.Syntax.Parent ?? body.Syntax;
}
