using Durable.Asl.JsonPaths;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>An argument of a call, as it stands in the definition. All kinds stand in this file.</summary>
/// <param name="Position">Where the argument begins in the text of the outermost call, from 0.</param>
public abstract record IntrinsicArgument(int Position)
{
    /// <summary>A path: <c>$.a</c>, <c>$$.a</c> or <c>$name.a</c>.</summary>
    /// <param name="Value">The path.</param>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Path(JsonPath Value, int Position) : IntrinsicArgument(Position);

    /// <summary>A text in single quotes.</summary>
    /// <param name="Raw">What stands between the quotes, escapes included.</param>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Text(string Raw, int Position) : IntrinsicArgument(Position)
    {
        /// <summary>The text that is meant.</summary>
        public string Value => IntrinsicText.Unescape(Raw);

        /// <summary>
        /// The text as a template of <c>States.Format</c>, in which <c>\{</c>, <c>\}</c> and <c>\\</c> still stand
        /// for themselves without the backslash.
        /// </summary>
        public string Template => IntrinsicText.UnescapeQuotes(Raw);
    }

    /// <summary>A number.</summary>
    /// <param name="Literal">The JSON text of the number.</param>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Number(string Literal, int Position) : IntrinsicArgument(Position);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Boolean(bool Value, int Position) : IntrinsicArgument(Position);

    /// <summary><c>null</c>.</summary>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Null(int Position) : IntrinsicArgument(Position);

    /// <summary>The result of another call.</summary>
    /// <param name="Value">The call.</param>
    /// <param name="Position">Where the argument begins.</param>
    public sealed record Call(IntrinsicCall Value, int Position) : IntrinsicArgument(Position);
}
