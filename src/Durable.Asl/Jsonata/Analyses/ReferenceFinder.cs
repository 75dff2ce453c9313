using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Analyses;

/// <summary>
/// Walks a tree in the order of evaluation and keeps count of the variables in scope. A binding that may not be carried
/// out (in a branch) does not count behind the branch, so a variable is rather listed too often than too seldom.
/// </summary>
internal sealed class ReferenceFinder
{
    private readonly References _found = new();
    private readonly Stack<HashSet<string>> _scopes = new();

    private ReferenceFinder() => _scopes.Push(new(StringComparer.Ordinal));

    public static References Find(JsonataNode root)
    {
        var finder = new ReferenceFinder();
        finder.Visit(root, isDocument: true);
        return finder._found;
    }

    private void Visit(JsonataNode node, bool isDocument)
    {
        switch (node)
        {
            case VariableNode variable:
                VisitVariable(variable, isDocument);
                break;
            case FieldNode or WildcardNode or DescendantsNode when isDocument:
                _found.DocumentReferences.Add(node);
                break;
            case PathNode path:
                VisitPath(path, isDocument);
                break;
            case CallNode call:
                VisitCall(call, isDocument);
                break;
            case BindNode bind:
                Visit(bind.Value, isDocument);
                _scopes.Peek().Add(bind.Variable);
                break;
            case BlockNode:
                InScope([], () => VisitAll(node.Children, isDocument));
                break;
            case LambdaNode lambda:
                InScope(lambda.Parameters, () => Visit(lambda.Body, isDocument));
                break;
            case ConditionNode condition:
                Visit(condition.Condition, isDocument);
                VisitBranches(condition.Children.Skip(1), isDocument);
                break;
            case ElvisNode or CoalesceNode or BinaryNode { Operator: JsonataOperator.And or JsonataOperator.Or }:
                Visit(node.Children.First(), isDocument);
                VisitBranches(node.Children.Skip(1), isDocument);
                break;
            default:
                VisitSuffix(node, isDocument);
                break;
        }
    }

    private void VisitSuffix(JsonataNode node, bool isDocument)
    {
        switch (node)
        {
            case FilterNode or GroupNode or OrderNode:
                Visit(node.Children.First(), isDocument);
                VisitBranches(node.Children.Skip(1), isDocument: false);
                break;
            case FocusNode focus:
                Visit(focus.Source, isDocument);
                _scopes.Peek().Add(focus.Variable);
                break;
            case IndexNode index:
                Visit(index.Source, isDocument);
                _scopes.Peek().Add(index.Variable);
                break;
            case TransformNode:
                VisitBranches(node.Children, isDocument: false);
                break;
            default:
                VisitAll(node.Children, isDocument);
                break;
        }
    }

    private void VisitAll(IEnumerable<JsonataNode> nodes, bool isDocument)
    {
        foreach (var node in nodes)
        {
            Visit(node, isDocument);
        }
    }

    private void VisitBranches(IEnumerable<JsonataNode> nodes, bool isDocument)
    {
        foreach (var node in nodes)
        {
            InScope([], () => Visit(node, isDocument));
        }
    }

    private void VisitPath(PathNode path, bool isDocument)
    {
        if (PathSource(path.Steps[0]) is VariableNode { Name: "states" } && !IsBound("states"))
        {
            VisitStatesMember(path.Steps[1]);
            VisitFilters(path.Steps[0]);
        }
        else
        {
            Visit(path.Steps[0], isDocument);
        }

        VisitAll(path.Steps.Skip(1), isDocument: false);
    }

    // A filter on $states itself does not change which member follows, but it reads what it reads.
    private void VisitFilters(JsonataNode step)
    {
        while (step is not VariableNode)
        {
            VisitBranches(step.Children.Skip(1), isDocument: false);
            step = step.Children.First();
        }
    }

    private void VisitStatesMember(JsonataNode step)
    {
        switch (PathSource(step))
        {
            case FieldNode field:
                _found.StatesMembers.Add(field.Name);
                break;
            case StringLiteral literal:
                _found.StatesMembers.Add(literal.Value);
                break;
            default:
                _found.UsesWholeStates = true;
                break;
        }
    }

    private static JsonataNode PathSource(JsonataNode step)
    {
        while (step is FilterNode or KeepArrayNode)
        {
            step = step.Children.First();
        }

        return step;
    }

    private void VisitCall(CallNode call, bool isDocument)
    {
        if (call.Procedure is VariableNode { Name.Length: > 0 } called && !IsBound(called.Name))
        {
            _found.FreeNames.Add(called.Name);
            _found.CalledNames.Add(called.Name);
            AddIf(!Determinism.IsDeterministicCall(called.Name, call.Arguments), called.Name);
        }
        else
        {
            Visit(call.Procedure, isDocument);
        }

        VisitAll(call.Arguments, isDocument);
    }

    private void VisitVariable(VariableNode variable, bool isDocument)
    {
        if (variable.Name.Length == 0 || (variable.Name == "$" && !IsBound("$")))
        {
            if (isDocument || variable.Name.Length > 0)
            {
                _found.DocumentReferences.Add(variable);
            }
        }
        else if (!IsBound(variable.Name))
        {
            _found.FreeNames.Add(variable.Name);
            _found.UsesWholeStates |= variable.Name == "states";
            AddIf(!Determinism.IsDeterministicValue(variable.Name), variable.Name);
        }
    }

    private void AddIf(bool condition, string name)
    {
        if (condition)
        {
            _found.NondeterministicNames.Add(name);
        }
    }

    private bool IsBound(string name) => _scopes.Any(scope => scope.Contains(name));

    private void InScope(IEnumerable<string> names, Action visit)
    {
        _scopes.Push(new(names, StringComparer.Ordinal));
        visit();
        _scopes.Pop();
    }
}
