using System.Globalization;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>What C# accepts as an identifier, and which words it keeps for itself.</summary>
internal static class Identifier
{
    /// <summary>Whether the text has the form of an identifier; keywords have it too.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length == 0 || !IsStart(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsPart(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether an identifier may begin with the character. The compiler looks at UTF-16 units, so that letters
    /// outside the basic plane never qualify.
    /// </summary>
    public static bool IsStart(char c) => c == '_' || char.IsLetter(c) ||
        char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    /// <summary>
    /// Whether an identifier may go on with the character. The invisible format characters that C# would accept,
    /// and then ignore, are left out.
    /// </summary>
    public static bool IsPart(char c) => IsStart(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or
        UnicodeCategory.ConnectorPunctuation or
        UnicodeCategory.NonSpacingMark or
        UnicodeCategory.SpacingCombiningMark;

    /// <summary>The identifier as it is written: <c>@class</c> for <c>class</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not an identifier.</exception>
    public static string Escape(string name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{VisibleText.Of(name)}' is not a C# identifier.", nameof(name));
        }

        return IsKeyword(name) ? "@" + name : name;
    }

    /// <summary>Whether the word is a keyword everywhere.</summary>
    public static bool IsKeyword(string word) => IsTypeKeyword(word) || word is
        "abstract" or "as" or "base" or "break" or "case" or "catch" or "checked" or "class" or "const" or
        "continue" or "default" or "delegate" or "do" or "else" or "enum" or "event" or "explicit" or "extern" or
        "false" or "finally" or "fixed" or "for" or "foreach" or "goto" or "if" or "implicit" or "in" or
        "interface" or "internal" or "is" or "lock" or "namespace" or "new" or "null" or "operator" or "out" or
        "override" or "params" or "private" or "protected" or "public" or "readonly" or "ref" or "return" or
        "sealed" or "sizeof" or "stackalloc" or "static" or "struct" or "switch" or "this" or "throw" or "true" or
        "try" or "typeof" or "unchecked" or "unsafe" or "using" or "virtual" or "volatile" or "while" or
        "__arglist" or "__makeref" or "__reftype" or "__refvalue";

    /// <summary>Whether the word is the keyword of a type.</summary>
    public static bool IsTypeKeyword(string word) => word is
        "bool" or "byte" or "char" or "decimal" or "double" or "float" or "int" or "long" or "object" or "sbyte" or
        "short" or "string" or "uint" or "ulong" or "ushort" or "void";

    /// <summary>
    /// Whether the word is a keyword in some places only. Such words are valid names, and confusing ones.
    /// </summary>
    public static bool IsContextualKeyword(string word) => word is
        "add" or "alias" or "allows" or "and" or "args" or "ascending" or "async" or "await" or "by" or "closed" or
        "descending" or "dynamic" or "equals" or "extension" or "field" or "file" or "from" or "get" or "global" or
        "group" or "init" or "into" or "join" or "let" or "managed" or "nameof" or "nint" or "not" or "notnull" or
        "nuint" or "on" or "or" or "orderby" or "partial" or "record" or "remove" or "required" or "safe" or
        "scoped" or "select" or "set" or "union" or "unmanaged" or "value" or "var" or "when" or "where" or "with" or
        "yield";
}
