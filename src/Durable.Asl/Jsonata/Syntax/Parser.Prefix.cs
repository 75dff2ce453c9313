namespace Durable.Asl.Jsonata.Syntax;

/// <content>What a token means where an operand is expected.</content>
internal sealed partial class Parser
{
    private JsonataNode Prefix(Token token)
    {
        JsonataNode node = token.Kind switch
        {
            TokenKind.Name => new FieldNode(token.Text),
            TokenKind.Variable => new VariableNode(token.Text),
            TokenKind.String => new StringLiteral(token.Text),
            TokenKind.Number => new NumberLiteral(token.Number),
            TokenKind.Value => token.Text == "null" ? new NullLiteral() : new BooleanLiteral(token.Text == "true"),
            TokenKind.Regex => new RegexLiteral(token.Text, token.Flags),
            TokenKind.End => new MissingNode(),
            _ => PrefixSign(token),
        };
        var end = node is NumberLiteral ? Math.Max(token.Span.End, node.Span.End) : token.Span.End;
        return node with { Span = token.Span with { End = end } };
    }

    private JsonataNode PrefixSign(Token token) => token.Text switch
    {
        "and" or "or" or "in" => new FieldNode(token.Text),
        "-" => Signed(Expression(BindingPower.Prefix)),
        "*" => new WildcardNode(),
        "**" => new DescendantsNode(),
        "%" => new ParentNode(),
        "(" => Block(),
        "[" => Array(),
        "{" => new ObjectNode(Members()),
        "|" => Transform(),
        _ => throw Error("S0211", token),
    };

    private static JsonataNode Signed(JsonataNode operand) => operand is NumberLiteral number
        ? new NumberLiteral(-number.Value) { Span = number.Span }
        : new NegateNode(operand);

    private BlockNode Block()
    {
        var expressions = new List<JsonataNode>();
        while (!_token.Is(")"))
        {
            expressions.Add(Expression(0));
            if (!Skip(";"))
            {
                break;
            }
        }

        Expect(")", afterOperand: true);
        return new BlockNode(new(expressions));
    }

    private ArrayNode Array()
    {
        var items = new List<JsonataNode>();
        if (!_token.Is("]"))
        {
            do
            {
                items.Add(ArrayItem());
            }
            while (Skip(","));
        }

        Expect("]", afterOperand: true);
        return new ArrayNode(new(items));
    }

    private JsonataNode ArrayItem()
    {
        var item = Expression(0);
        var sign = _token;
        return Skip("..") ? new RangeNode(item, Expression(0)) { Span = sign.Span } : item;
    }

    private NodeList<ObjectMember> Members()
    {
        var members = new List<ObjectMember>();
        if (!_token.Is("}"))
        {
            do
            {
                var key = Expression(0);
                Expect(":");
                members.Add(new ObjectMember(key, Expression(0)));
            }
            while (Skip(","));
        }

        Expect("}", afterOperand: true);
        return new(members);
    }

    private TransformNode Transform()
    {
        var pattern = Expression(0);
        Expect("|");
        var update = Expression(0);
        var delete = Skip(",") ? Expression(0) : null;
        Expect("|");
        return new TransformNode(pattern, update, delete);
    }
}
