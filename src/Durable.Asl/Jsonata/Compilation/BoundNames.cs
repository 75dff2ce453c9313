using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <summary>The variables that an expression binds somewhere, and those that it uses.</summary>
internal static class BoundNames
{
    public static (HashSet<string> Bound, HashSet<string> Used) Find(JsonataNode root)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonataNode>([root]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case VariableNode variable:
                    used.Add(variable.Name);
                    break;
                case BindNode bind:
                    bound.Add(bind.Variable);
                    break;
                case FocusNode focus:
                    bound.Add(focus.Variable);
                    break;
                case IndexNode index:
                    bound.Add(index.Variable);
                    break;
                case LambdaNode lambda:
                    bound.UnionWith(lambda.Parameters);
                    break;
            }

            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }

        return (bound, used);
    }
}
