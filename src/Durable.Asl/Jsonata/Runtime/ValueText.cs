namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Values as text.</summary>
internal static class ValueText
{
    /// <summary>The text that <c>$string</c> and <c>&amp;</c> make of a value; nothing stays nothing.</summary>
    public static Value Of(Value value, Evaluation evaluation, bool pretty = false)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined or ValueKind.String:
                return value;
            case ValueKind.Function:
                return Value.From(string.Empty);
            case ValueKind.Number:
                return Value.From(NumberOf(value.Number));
            default:
                var document = value.Array is { IsOuterWrapper: true } wrapper ? wrapper[0] : value;
                return Value.From(new ValueWriter(evaluation, pretty).Write(document));
        }
    }

    /// <summary>The JSON text of a value inside an error message.</summary>
    public static string Describe(Value value)
    {
        try
        {
            return value.IsUndefined || value.Function is not null
                ? "undefined"
                : new ValueWriter(null, pretty: false).Write(value);
        }
        catch (JsonataException)
        {
            return "null";
        }
    }

    private static string NumberOf(double number) => double.IsFinite(number)
        ? NumberText.Format(NumberText.RoundTo15Digits(number))
        : throw new JsonataException("D3001").With("value", number);
}
