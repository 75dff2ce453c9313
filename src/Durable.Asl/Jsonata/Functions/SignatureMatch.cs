using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Distributes arguments over parameters as a greedy regular expression would.</summary>
internal static class SignatureMatch
{
    /// <summary>How many arguments each parameter takes, or null when they do not fit.</summary>
    public static int[]? Find(IReadOnlyList<SignatureParameter> parameters, Value[] arguments)
    {
        var fits = Fits(parameters, arguments);
        if (!fits[0, 0])
        {
            return null;
        }

        var counts = new int[parameters.Count];
        var next = 0;
        for (var index = 0; index < counts.Length; index++)
        {
            var most = Most(parameters[index], arguments, next);
            while (!fits[index + 1, next + most])
            {
                most--;
            }

            counts[index] = most;
            next += most;
        }

        return counts;
    }

    /// <summary>The first argument that the parameters, taken from the left, cannot place.</summary>
    public static int FirstMismatch(IReadOnlyList<SignatureParameter> parameters, Value[] arguments)
    {
        var good = 0;
        var ends = new bool[arguments.Length + 1];
        ends[0] = true;
        foreach (var parameter in parameters)
        {
            ends = EndsAfter(parameter, arguments, ends);
            var last = Array.LastIndexOf(ends, true);
            if (last < 0)
            {
                return good;
            }

            good = last;
        }

        return good;
    }

    private static bool[] EndsAfter(SignatureParameter parameter, Value[] arguments, bool[] starts)
    {
        var ends = new bool[starts.Length];
        for (var start = 0; start < starts.Length; start++)
        {
            var most = starts[start] ? Most(parameter, arguments, start) : -1;
            for (var count = parameter.IsOptional ? 0 : 1; count <= most; count++)
            {
                ends[start + count] = true;
            }
        }

        return ends;
    }

    // fits[p, a]: the parameters from p on take exactly the arguments from a on.
    private static bool[,] Fits(IReadOnlyList<SignatureParameter> parameters, Value[] arguments)
    {
        var fits = new bool[parameters.Count + 1, arguments.Length + 1];
        fits[parameters.Count, arguments.Length] = true;
        for (var parameter = parameters.Count - 1; parameter >= 0; parameter--)
        {
            for (var start = 0; start <= arguments.Length; start++)
            {
                var most = Most(parameters[parameter], arguments, start);
                var least = parameters[parameter].IsOptional ? 0 : 1;
                for (var count = least; count <= most && !fits[parameter, start]; count++)
                {
                    fits[parameter, start] = fits[parameter + 1, start + count];
                }
            }
        }

        return fits;
    }

    private static int Most(SignatureParameter parameter, Value[] arguments, int start)
    {
        var most = 0;
        while (start + most < arguments.Length
            && (parameter.IsRepeated || most == 0)
            && parameter.Accepts(arguments[start + most]))
        {
            most++;
        }

        return most;
    }
}
