using System.Globalization;
using System.Text;

namespace Durable.Asl.JsonPaths;

/// <summary>Names of workflow variables: Unicode identifiers of at most 80 characters.</summary>
public static class VariableNames
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 80;

    /// <summary>Whether a text may be the name of a variable in <c>Assign</c>.</summary>
    /// <param name="name">The name without <c>$</c>.</param>
    /// <returns>False for <c>states</c>, which is reserved, and for everything that is not an identifier.</returns>
    public static bool IsValid(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var scanner = new PathScanner(name, name.Length);
        return name is not ("" or "states") && name.Length <= MaxLength && Read(scanner).Length == name.Length;
    }

    /// <summary>Reads as much of a name as stands at the position; empty when there is none.</summary>
    internal static string Read(PathScanner scanner)
    {
        var start = scanner.Position;
        while (!scanner.AtEnd && Rune.TryGetRuneAt(scanner.Text, scanner.Position, out var rune))
        {
            if (!(scanner.Position == start ? IsStart(rune) : IsContinuation(rune)))
            {
                break;
            }

            scanner.Position += rune.Utf16SequenceLength;
        }

        return scanner.Text[start..scanner.Position];
    }

    private static bool IsStart(Rune rune) => Rune.IsLetter(rune)
        || rune.Value == '_'
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool IsContinuation(Rune rune) => IsStart(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation;
}
