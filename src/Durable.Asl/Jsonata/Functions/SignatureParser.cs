namespace Durable.Asl.Jsonata.Functions;

/// <summary>Reads signatures. Unknown letters are passed over, as the reference does.</summary>
internal static class SignatureParser
{
    private const string AnyJson = "asnblom";
    private const string Anything = "asnblfom";

    public static List<SignatureParameter> Parse(string text, int position)
    {
        var parameters = new List<SignatureParameter>();
        for (var index = 1; index < text.Length && text[index] != ':'; index++)
        {
            var symbol = text[index];
            var last = parameters.Count > 0 ? parameters[^1] : null;
            switch (symbol)
            {
                case '-' or '?' or '+' when last is not null:
                    Quantify(last, symbol);
                    break;
                case '(':
                    index = Choice(text, index, position, parameters);
                    break;
                case '<':
                    index = Subtype(text, index, position, last);
                    break;
                default:
                    AddType(symbol, parameters);
                    break;
            }
        }

        return parameters;
    }

    private static void AddType(char symbol, List<SignatureParameter> parameters)
    {
        var accepted = symbol switch
        {
            's' or 'n' or 'b' or 'l' or 'o' => symbol + "m",
            'a' or 'x' => Anything,
            'f' => "f",
            'j' => AnyJson,
            _ => null,
        };
        if (accepted is not null)
        {
            parameters.Add(new SignatureParameter(symbol, accepted));
        }
    }

    private static void Quantify(SignatureParameter parameter, char symbol)
    {
        parameter.TakesContext |= symbol == '-';
        parameter.IsRepeated |= symbol == '+';
        parameter.IsOptional |= symbol != '+';
    }

    private static int Choice(string text, int start, int position, List<SignatureParameter> parameters)
    {
        var end = FindClosing(text, start, '(', ')');
        var choice = text[(start + 1)..end];
        if (choice.Contains('<', StringComparison.Ordinal))
        {
            throw new JsonataException("S0402") { Position = position + start }.With("value", choice);
        }

        parameters.Add(new SignatureParameter('(', choice + "m"));
        return end;
    }

    private static int Subtype(string text, int start, int position, SignatureParameter? parameter)
    {
        if (parameter?.Type is not ('a' or 'f'))
        {
            var error = new JsonataException("S0401") { Position = position + start };
            throw parameter is null ? error : error.With("value", parameter.Type.ToString());
        }

        var end = FindClosing(text, start, '<', '>');
        parameter.Subtype = text[(start + 1)..end];
        return end;
    }

    // An unclosed bracket takes the rest of the text.
    private static int FindClosing(string text, int start, char open, char close)
    {
        var depth = 1;
        var index = start + 1;
        for (; index < text.Length; index++)
        {
            depth += text[index] == open ? 1 : text[index] == close ? -1 : 0;
            if (depth == 0)
            {
                break;
            }
        }

        return Math.Min(index, text.Length);
    }
}
