using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Analyses;

/// <summary>Which functions give another result each time.</summary>
internal static class Determinism
{
    /// <summary>A function whose use is unknown, because it is passed on as a value.</summary>
    public static bool IsDeterministicValue(string name) =>
        name is not ("now" or "millis" or "random" or "uuid" or "shuffle" or "toMillis" or "eval");

    /// <summary>A function that is called on the spot.</summary>
    public static bool IsDeterministicCall(string name, NodeList<JsonataNode> arguments) => name switch
    {
        "random" => arguments is [NumberLiteral],
        "toMillis" => arguments.Count == 1 || (arguments.Count == 2 && GivesYear(arguments[1])),
        _ => IsDeterministicValue(name),
    };

    // Parts of a date larger than those in the picture are taken from the clock; nothing is larger than the year.
    private static bool GivesYear(JsonataNode picture) =>
        picture is StringLiteral { Value: var text } && text.Contains("[Y", StringComparison.Ordinal);
}
