using System.Text.Json.Nodes;

namespace Durable.Asl.Choices;

/// <summary>The type of an operator's operand, for validation and for printing it as a literal.</summary>
public enum ChoiceOperandKind
{
    /// <summary>A text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text that is an RFC 3339 timestamp.</summary>
    Timestamp,

    /// <summary>True or false, where false asks for the opposite: the type operators <c>IsNull</c> and so on.</summary>
    Expectation,
}

/// <summary>An operator of Choice rules.</summary>
public sealed class ChoiceOperator
{
    private readonly Func<JsonNode?, JsonNode?, bool> _test;

    internal ChoiceOperator(
        string name, ChoiceOperandKind operand, bool hasPathForm, Func<JsonNode?, JsonNode?, bool> test)
    {
        Name = name;
        OperandKind = operand;
        HasPathForm = hasPathForm;
        _test = test;
    }

    /// <summary>
    /// The field name, such as <c>StringEquals</c>; also the name of the method on <see cref="JsonData"/>.
    /// </summary>
    public string Name { get; }

    /// <summary>The type of the operand.</summary>
    public ChoiceOperandKind OperandKind { get; }

    /// <summary>Whether there is a field <c>…Path</c> whose operand is a Reference Path.</summary>
    public bool HasPathForm { get; }

    /// <summary>The field name of the form that takes a path, such as <c>StringEqualsPath</c>.</summary>
    public string PathName => Name + ChoiceOperators.PathSuffix;

    /// <summary>Whether the operator accepts a missing value, as <c>IsPresent</c> does.</summary>
    public bool AcceptsMissing => Name == ChoiceOperators.IsPresent;

    /// <summary>Whether a JSON value may be the constant operand.</summary>
    /// <param name="operand">The value of the field.</param>
    /// <returns>False when it has another type or is no RFC 3339 timestamp.</returns>
    public bool AcceptsOperand(JsonNode? operand) => OperandKind switch
    {
        ChoiceOperandKind.String => JsonValues.IsString(operand),
        ChoiceOperandKind.Number => JsonValues.IsNumber(operand),
        ChoiceOperandKind.Timestamp => Rfc3339.IsValid(JsonValues.AsString(operand)),
        _ => JsonValues.IsBoolean(operand),
    };

    /// <summary>Compares a present value with an operand.</summary>
    /// <param name="value">The value.</param>
    /// <param name="operand">The constant, or the value found at the operand's path.</param>
    /// <returns>False also when one of them has a wrong type.</returns>
    public bool Test(JsonNode? value, JsonNode? operand) => _test(value, operand);
}
