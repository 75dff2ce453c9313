namespace Sfn2Durable.Input;

/// <summary>Characters of a definition as JSON without white space.</summary>
internal static class CompactLength
{
    public static int Of(SourceNode node)
    {
        var length = 0L;
        var open = new Stack<SourceNode>([node]);
        while (open.TryPop(out var current))
        {
            switch (current)
            {
                case SourceObject value:
                    length += 2 + Math.Max(0, value.Members.Count - 1);
                    foreach (var member in value.Members)
                    {
                        length += Quoted(member.Name) + 1;
                        open.Push(member.Value);
                    }

                    break;
                case SourceArray array:
                    length += 2 + Math.Max(0, array.Items.Count - 1);
                    array.Items.ToList().ForEach(open.Push);
                    break;
                case SourceScalar scalar:
                    length += scalar.Kind == ScalarKind.String ? Quoted(scalar.Text) : scalar.Text.Length;
                    break;
                default:
                    break;
            }
        }

        return (int)Math.Min(int.MaxValue, length);
    }

    private static int Quoted(string text)
    {
        var length = text.Length + 2;
        foreach (var c in text)
        {
            length += c is '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' ? 1 : c < ' ' ? 5 : 0;
        }

        return length;
    }
}
