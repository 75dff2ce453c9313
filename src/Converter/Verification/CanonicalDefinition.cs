using System.Text;
using Sfn2Durable.Input;

namespace Sfn2Durable.Verification;

/// <summary>A definition as compact text, whatever its container and layout were: what the lock file's hash is taken of.</summary>
internal static class CanonicalDefinition
{
    public static string Of(SourceNode root)
    {
        var text = new StringBuilder();
        // Definitions may be nested deeper than the stack of a recursion is.
        var pending = new Stack<object>([root]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case string literal:
                    text.Append(literal);
                    break;
                case SourceScalar scalar:
                    text.Append((int)scalar.Kind).Append(':').Append(scalar.Text.Length).Append(':').Append(scalar.Text);
                    break;
                case SourceObject o:
                    Push(pending, "{", o.Members.SelectMany(static m =>
                        new object[] { FormattableString.Invariant($",{m.Name.Length}:{m.Name}="), m.Value }), "}");
                    break;
                case SourceArray a:
                    Push(pending, "[", a.Items.SelectMany(static item => new object[] { ",", item }), "]");
                    break;
                default:
                    throw new InvalidOperationException($"No canonical form of a {next.GetType().Name}.");
            }
        }

        return text.ToString();
    }

    private static void Push(Stack<object> pending, string open, IEnumerable<object> inside, string close)
    {
        foreach (var part in inside.Prepend(open).Append(close).Reverse())
        {
            pending.Push(part);
        }
    }
}
