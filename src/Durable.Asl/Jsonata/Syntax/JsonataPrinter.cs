using System.Text;

namespace Durable.Asl.Jsonata.Syntax;

/// <summary>Writes a tree as text: one line, one blank around operators, quotes only where needed.</summary>
internal sealed class JsonataPrinter
{
    private readonly StringBuilder _text = new();

    public static string Print(JsonataNode node)
    {
        var printer = new JsonataPrinter();
        printer.Write(node);
        return printer._text.ToString();
    }

    private void Write(JsonataNode node)
    {
        switch (node)
        {
            case JsonataLeaf leaf:
                _text.Append(LeafText(leaf));
                break;
            case BinaryNode binary:
                Infix(binary.Left, $" {OperatorSigns.Of(binary.Operator)} ", binary.Right);
                break;
            case NegateNode negate:
                _text.Append('-');
                Write(negate.Operand);
                break;
            case ElvisNode elvis:
                Infix(elvis.Left, " ?: ", elvis.Right);
                break;
            case CoalesceNode coalesce:
                Infix(coalesce.Left, " ?? ", coalesce.Right);
                break;
            case ApplyNode apply:
                Infix(apply.Left, " ~> ", apply.Right);
                break;
            case RangeNode range:
                Infix(range.From, "..", range.To);
                break;
            case BindNode bind:
                _text.Append('$').Append(bind.Variable).Append(" := ");
                Write(bind.Value);
                break;
            case ConditionNode condition:
                Condition(condition);
                break;
            default:
                WriteBracketed(node);
                break;
        }
    }

    private void WriteBracketed(JsonataNode node)
    {
        switch (node)
        {
            case PathNode path:
                List("", path.Steps, ".", "");
                break;
            case FilterNode filter:
                Write(filter.Source);
                List("[", [filter.Predicate], "", "]");
                break;
            case KeepArrayNode keep:
                Write(keep.Source);
                _text.Append("[]");
                break;
            case FocusNode focus:
                Write(focus.Source);
                _text.Append("@$").Append(focus.Variable);
                break;
            case IndexNode index:
                Write(index.Source);
                _text.Append("#$").Append(index.Variable);
                break;
            case OrderNode order:
                Order(order);
                break;
            case GroupNode group:
                Write(group.Source);
                Members(group.Members);
                break;
            case ObjectNode @object:
                Members(@object.Members);
                break;
            case ArrayNode array:
                List("[", array.Items, ", ", "]");
                break;
            case BlockNode block:
                List("(", block.Expressions, "; ", ")");
                break;
            default:
                WriteFunction(node);
                break;
        }
    }

    private void WriteFunction(JsonataNode node)
    {
        switch (node)
        {
            case CallNode call:
                Write(call.Procedure);
                List("(", call.Arguments, ", ", ")");
                break;
            case LambdaNode lambda:
                _text.Append("function(").AppendJoin(", ", lambda.Parameters.Select(name => "$" + name)).Append(')');
                _text.Append(lambda.Signature);
                List("{", [lambda.Body], "", "}");
                break;
            case TransformNode transform:
                Transform(transform);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "Unknown node.");
        }
    }

    private void Infix(JsonataNode left, string sign, JsonataNode right)
    {
        Write(left);
        _text.Append(sign);
        Write(right);
    }

    private void List(string open, IEnumerable<JsonataNode> items, string separator, string close)
    {
        _text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            _text.Append(first ? "" : separator);
            Write(item);
            first = false;
        }

        _text.Append(close);
    }

    private void Members(IEnumerable<ObjectMember> members)
    {
        _text.Append('{');
        var first = true;
        foreach (var member in members)
        {
            _text.Append(first ? "" : ", ");
            Infix(member.Key, ": ", member.Value);
            first = false;
        }

        _text.Append('}');
    }

    private void Order(OrderNode order)
    {
        Write(order.Source);
        _text.Append("^(");
        var first = true;
        foreach (var term in order.Terms)
        {
            _text.Append(first ? "" : ", ").Append(term.Descending ? ">" : "");
            Write(term.Key);
            first = false;
        }

        _text.Append(')');
    }

    private void Condition(ConditionNode condition)
    {
        Infix(condition.Condition, " ? ", condition.Then);
        if (condition.Else is not null)
        {
            _text.Append(" : ");
            Write(condition.Else);
        }
    }

    private void Transform(TransformNode transform)
    {
        _text.Append('|');
        Infix(transform.Pattern, "|", transform.Update);
        if (transform.Delete is not null)
        {
            _text.Append(", ");
            Write(transform.Delete);
        }

        _text.Append('|');
    }

    private static string LeafText(JsonataLeaf leaf) => leaf switch
    {
        StringLiteral literal => JsonText.Quote(literal.Value),
        NumberLiteral literal => NumberText.Format(literal.Value),
        BooleanLiteral literal => literal.Value ? "true" : "false",
        NullLiteral => "null",
        RegexLiteral regex => $"/{regex.Pattern}/{regex.Flags}",
        FieldNode field => Lexer.IsBareName(field.Name) ? field.Name : $"`{field.Name}`",
        VariableNode variable => "$" + variable.Name,
        WildcardNode => "*",
        DescendantsNode => "**",
        ParentNode => "%",
        PlaceholderNode => "?",
        _ => "",
    };
}
