namespace Durable.Asl.Jsonata.Syntax;

/// <content>What a token means behind an operand.</content>
internal sealed partial class Parser
{
    private JsonataNode Infix(JsonataNode left, Token sign) => sign.Text switch
    {
        "(" => Call(left, sign),
        "[" => Brackets(left),
        "{" => new GroupNode(left, Members()),
        "^" => Order(left),
        "." => Step(left),
        "@" => new FocusNode(left, BindingName(sign)),
        "#" => new IndexNode(left, BindingName(sign)),
        "?" => Condition(left),
        "?:" => new ElvisNode(left, Expression(0)),
        "??" => new CoalesceNode(left, Expression(0)),
        "~>" => new ApplyNode(left, Expression(BindingPower.Of(sign))),
        ":=" => Bind(left),
        _ => new BinaryNode(OperatorSigns.Parse(sign.Text), left, Expression(BindingPower.Of(sign))),
    };

    private PathNode Step(JsonataNode left)
    {
        var steps = new List<JsonataNode> { left };
        do
        {
            steps.Add(Expression(BindingPower.Step));
        }
        while (Skip("."));

        return new PathNode(new(steps));
    }

    private JsonataNode Brackets(JsonataNode left)
    {
        if (Skip("]"))
        {
            return new KeepArrayNode(left);
        }

        var predicate = Expression(0);
        Expect("]", afterOperand: true);
        return new FilterNode(left, predicate);
    }

    private OrderNode Order(JsonataNode left)
    {
        Expect("(");
        var terms = new List<OrderTerm>();
        do
        {
            var descending = _token.Is(">");
            if (descending || _token.Is("<"))
            {
                Advance();
            }

            terms.Add(new OrderTerm(Expression(0), descending));
        }
        while (Skip(","));

        Expect(")");
        return new OrderNode(left, new(terms));
    }

    private string BindingName(Token sign)
    {
        var right = Expression(BindingPower.Suffix);
        return right is VariableNode variable
            ? variable.Name
            : throw new JsonataException("S0214") { Position = right.Span.End, Token = sign.Text };
    }

    private ConditionNode Condition(JsonataNode left)
    {
        var then = Expression(0);
        return new ConditionNode(left, then, Skip(":") ? Expression(0) : null);
    }

    private BindNode Bind(JsonataNode left)
    {
        if (left is not VariableNode variable)
        {
            throw new JsonataException("S0212") { Position = left.Span.End, Token = NodeToken.Of(left) };
        }

        return new BindNode(variable.Name, Expression(BindingPower.Bind - 1));
    }
}
