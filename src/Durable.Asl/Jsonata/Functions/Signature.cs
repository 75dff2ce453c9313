using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>
/// What arguments a function takes. A signature such as <c>&lt;s-(sf)n?:s&gt;</c> is a regular expression over the
/// types of the arguments, one part per parameter; what stands behind the colon is a remark.
/// </summary>
internal sealed class Signature(IReadOnlyList<SignatureParameter> parameters)
{
    /// <summary>Reads a signature.</summary>
    /// <param name="text">The text with its angle brackets.</param>
    /// <param name="position">Where it stands in the expression, for errors.</param>
    public static Signature Parse(string text, int position) => new(SignatureParser.Parse(text, position));

    /// <summary>
    /// The arguments as the function gets them: missing ones filled from the context or with nothing, single values
    /// wrapped where an array is due.
    /// </summary>
    public Value[] Validate(Value[] arguments, Value context)
    {
        if (arguments.Length == parameters.Count && TryTakeOneEach(arguments))
        {
            return arguments;
        }

        var counts = SignatureMatch.Find(parameters, arguments) ?? throw Mismatch(arguments);
        var valid = new List<Value>(Math.Max(arguments.Length, parameters.Count));
        var next = 0;
        for (var index = 0; index < parameters.Count; index++)
        {
            var parameter = parameters[index];
            if (counts[index] == 0 && parameter.TakesContext)
            {
                valid.Add(FromContext(parameter, context, next));
                continue;
            }

            // A parameter that is left out still uses up a place, as in the reference.
            for (var taken = 0; taken < Math.Max(1, counts[index]); taken++, next++)
            {
                var argument = next < arguments.Length ? arguments[next] : Value.Undefined;
                valid.Add(counts[index] == 0 ? argument : parameter.Coerce(argument, next, counts[index]));
            }
        }

        return [.. valid];
    }

    // The common case: one fitting argument for each parameter. Arrays may have to be wrapped, so they are looked at.
    private bool TryTakeOneEach(Value[] arguments)
    {
        for (var index = 0; index < arguments.Length; index++)
        {
            if (!parameters[index].Accepts(arguments[index]))
            {
                return false;
            }
        }

        for (var index = 0; index < arguments.Length; index++)
        {
            if (parameters[index].IsArray)
            {
                arguments[index] = parameters[index].Coerce(arguments[index], index, 1);
            }
        }

        return true;
    }

    private static Value FromContext(SignatureParameter parameter, Value context, int index) =>
        parameter.Accepts(context)
            ? context
            : throw new JsonataException("T0411").With("value", context).With("index", index + 1);

    private JsonataException Mismatch(Value[] arguments)
    {
        var index = SignatureMatch.FirstMismatch(parameters, arguments);
        var value = index < arguments.Length ? arguments[index] : Value.Undefined;
        return new JsonataException("T0410").With("value", value).With("index", index + 1);
    }
}
