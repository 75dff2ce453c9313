namespace Durable.Asl.Jsonata.Syntax;

/// <summary>The place of a construct's defining token in the expression text.</summary>
/// <param name="Start">Offset of the token's first character, in UTF-16 units from 0.</param>
/// <param name="End">Offset just behind the token. Error positions count from here, as in the reference.</param>
public readonly record struct JsonataSpan(int Start, int End);
