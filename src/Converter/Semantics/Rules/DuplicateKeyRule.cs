using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>
/// A name given twice in one object: the parser of the service keeps the last. Two states of one name are reported as
/// such by the binder.
/// </summary>
internal static class DuplicateKeyRule
{
    public static void Check(BindingContext context)
    {
        var names = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var state in context.Outlines.SelectMany(static scope => scope.States))
        {
            names.Add(state.Member);
        }

        new Walk(context, names).Check(context.Document.Root, NodePath.Root);
    }

    private sealed class Walk(BindingContext context, HashSet<object> states)
    {
        public void Check(SourceNode node, NodePath path)
        {
            if (node is SourceArray array)
            {
                for (var i = 0; i < array.Items.Count; i++)
                {
                    Check(array.Items[i], path.Index(i));
                }
            }
            else if (node is SourceObject value)
            {
                CheckNames(value, path);
                foreach (var member in value.Members)
                {
                    Check(member.Value, path.Field(member.Name));
                }
            }
        }

        private void CheckNames(SourceObject value, NodePath path)
        {
            var first = new Dictionary<string, SourceMember>(value.Members.Count, StringComparer.Ordinal);
            foreach (var member in value.Members)
            {
                if (!first.TryAdd(member.Name, member) && !states.Contains(member))
                {
                    var before = first[member.Name].NameSpan;
                    context.Report(
                        DiagnosticDescriptors.DuplicateKey, member.NameSpan, path, member.Name, before.Line,
                        before.Column);
                }
            }
        }
    }
}
