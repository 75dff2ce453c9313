using System.Runtime.CompilerServices;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>The conversions and tests on which operators and functions agree.</summary>
internal static class ValueRules
{
    /// <summary>True for a number that one can go on computing with; an infinite one is an error.</summary>
    public static bool IsNumeric(Value value)
    {
        if (!value.IsNumber || double.IsNaN(value.Number))
        {
            return false;
        }

        return double.IsFinite(value.Number)
            ? true
            : throw new JsonataException("D1001").With("value", value);
    }

    // Every item is looked at: an infinite number is an error even behind something that is no number.
    public static bool IsArrayOfNumbers(ArrayValue array)
    {
        var result = true;
        for (var index = 0; index < array.Count; index++)
        {
            result &= IsNumeric(array[index]);
        }

        return result;
    }

    public static bool IsArrayOfStrings(ArrayValue array)
    {
        for (var index = 0; index < array.Count; index++)
        {
            if (!array[index].IsString)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a value counts as true; nothing does not.</summary>
    public static bool IsTrue(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.Boolean,
        ValueKind.String => value.Text.Length > 0,
        ValueKind.Number => IsNumeric(value) && value.Number != 0,
        ValueKind.Array when value.Array is { } array => IsTrue(array),
        ValueKind.Object => value.Object is not { Count: 0 },
        _ => false,
    };

    /// <summary>Both values in one array; nothing on one side gives the other side as it is.</summary>
    public static Value Append(Value left, Value right, Evaluation evaluation)
    {
        if (left.IsUndefined || right.IsUndefined)
        {
            return left.IsUndefined ? right : left;
        }

        var joined = left.Array?.AsPlain() ?? ArrayValue.Plain(evaluation);
        if (left.Array is null)
        {
            joined.Add(left);
        }

        AddSpliced(joined, right);
        return Value.From(joined);
    }

    /// <summary>Adds the items of an array, or the value itself.</summary>
    public static void AddSpliced(ArrayValue target, Value value)
    {
        if (value.TryGetArray(out var array))
        {
            target.AddRange(array);
        }
        else
        {
            target.Add(value);
        }
    }

    /// <summary>The member of that name, of an object or of each item of an array.</summary>
    public static Value Lookup(Value input, string name, Evaluation evaluation)
    {
        if (input.Object is { } members)
        {
            return members.TryGet(name, out var value) ? value : Value.Undefined;
        }

        return input.TryGetArray(out var array) ? LookupEach(array, name, evaluation) : Value.Undefined;
    }

    private static Value LookupEach(ArrayValue array, string name, Evaluation evaluation)
    {
        var found = ArrayValue.Sequence(evaluation);
        evaluation.Descend();

        for (var index = 0; index < array.Count; index++)
        {
            evaluation.Tick();
            var value = Lookup(array[index], name, evaluation);
            if (!value.IsUndefined)
            {
                AddSpliced(found, value);
            }
        }

        evaluation.Leave();
        return Value.From(found);
    }

    // Several items count as true when one of them does; a single one stands for itself.
    private static bool IsTrue(ArrayValue array)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonataException("D1011");
        }

        while (array.Count == 1)
        {
            var only = array[0];
            if (!only.TryGetArray(out var inner))
            {
                return IsTrue(only);
            }

            array = inner;
        }

        for (var index = 0; index < array.Count; index++)
        {
            if (IsTrue(array[index]))
            {
                return true;
            }
        }

        return false;
    }
}
