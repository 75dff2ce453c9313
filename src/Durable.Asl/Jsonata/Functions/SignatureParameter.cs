using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>One parameter of a signature.</summary>
/// <param name="type">Its symbol; for a choice, <c>(</c>.</param>
/// <param name="accepted">The letters of the types that fit.</param>
internal sealed class SignatureParameter(char type, string accepted)
{
    private const char Missing = 'm';

    public char Type => type;

    public bool IsArray => type == 'a';

    /// <summary>May be left out (<c>?</c> or <c>-</c>).</summary>
    public bool IsOptional { get; set; }

    /// <summary>May be repeated (<c>+</c>).</summary>
    public bool IsRepeated { get; set; }

    /// <summary>The context stands in when it is left out (<c>-</c>).</summary>
    public bool TakesContext { get; set; }

    /// <summary>Type of the elements of an array, or null.</summary>
    public string? Subtype { get; set; }

    public bool Accepts(Value value) => accepted.Contains(Letter(value), StringComparison.Ordinal);

    /// <summary>The argument as the function gets it: an array where one is due, of the right elements.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="index">Its position, for errors.</param>
    /// <param name="count">How many arguments the parameter takes.</param>
    public Value Coerce(Value argument, int index, int count)
    {
        if (!IsArray || argument.IsUndefined)
        {
            return argument;
        }

        if (Subtype is { Length: > 0 } subtype && !HasElements(argument, subtype, count))
        {
            throw new JsonataException("T0412").With("value", argument).With("index", index + 1)
                .With("type", TypeName(subtype));
        }

        return argument.Array is null ? Value.From(ArrayValue.PlainOf(argument)) : argument;
    }

    /// <summary>The letter that stands for the type of a value in signatures.</summary>
    public static char Letter(Value value) => value.Kind switch
    {
        ValueKind.Undefined => Missing,
        ValueKind.Null => 'l',
        ValueKind.Boolean => 'b',
        ValueKind.Number => 'n',
        ValueKind.String => 's',
        ValueKind.Array => 'a',
        ValueKind.Object => 'o',
        _ => 'f',
    };

    private static bool HasElements(Value argument, string subtype, int count)
    {
        if (!argument.TryGetArray(out var items))
        {
            return count == 1 && subtype.Length == 1 && Letter(argument) == subtype[0];
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (Letter(items[index]) != subtype[0])
            {
                return false;
            }
        }

        return true;
    }

    private static Value TypeName(string subtype) => subtype switch
    {
        "a" => Value.From("arrays"),
        "b" => Value.From("booleans"),
        "f" => Value.From("functions"),
        "n" => Value.From("numbers"),
        "o" => Value.From("objects"),
        "s" => Value.From("strings"),
        _ => Value.Undefined,
    };
}
