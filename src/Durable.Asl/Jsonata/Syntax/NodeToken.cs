namespace Durable.Asl.Jsonata.Syntax;

/// <summary>The word by which an error names a node.</summary>
internal static class NodeToken
{
    public static string Of(JsonataNode node) => node switch
    {
        FieldNode field => field.Name,
        VariableNode variable => variable.Name,
        StringLiteral literal => literal.Value,
        NumberLiteral literal => NumberText.Format(literal.Value),
        BooleanLiteral literal => literal.Value ? "true" : "false",
        BinaryNode binary => OperatorSigns.Of(binary.Operator),
        NegateNode => "-",
        PathNode => ".",
        FilterNode or KeepArrayNode or ArrayNode => "[",
        GroupNode or ObjectNode => "{",
        OrderNode => "^",
        FocusNode => "@",
        IndexNode => "#",
        WildcardNode => "*",
        DescendantsNode => "**",
        ParentNode => "%",
        ConditionNode or PlaceholderNode => "?",
        BindNode => ":=",
        ApplyNode => "~>",
        RangeNode => "..",
        MissingNode => "(end)",
        TransformNode => "|",
        NullLiteral => "null",
        ElvisNode => "?:",
        CoalesceNode => "??",
        _ => "(",
    };
}
