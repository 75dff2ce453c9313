using System.Text;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Base 64. The reference takes a text for bytes, one per UTF-16 unit; a Java implementation for
/// UTF-8.</summary>
internal static class BinaryText
{
    public static BuiltinFunction Encoder(Encoding encoding) => new("base64encode", "<s-:s>", 1,
        (in BuiltinCall call) => call[0].IsString
            ? Value.From(Convert.ToBase64String(ToBytes(call[0].Text, encoding)))
            : Value.Undefined);

    public static BuiltinFunction Decoder(Encoding encoding) => new("base64decode", "<s-:s>", 1,
        (in BuiltinCall call) => call[0].IsString
            ? Value.From(encoding.GetString(FromBase64(call[0].Text)))
            : Value.Undefined);

    private static byte[] ToBytes(string text, Encoding encoding) => encoding is UTF8Encoding
        ? encoding.GetBytes(text)
        : Array.ConvertAll(text.ToCharArray(), unit => unchecked((byte)unit));

    // Lenient, as the reference's host is: both alphabets, foreign characters skipped, padding optional and the end.
    private static byte[] FromBase64(string text)
    {
        var digits = new StringBuilder(text.Length + 3);
        foreach (var sign in text)
        {
            if (sign == '=')
            {
                break;
            }

            var digit = sign == '-' ? '+' : sign == '_' ? '/' : sign;
            if (char.IsAsciiLetterOrDigit(digit) || digit is '+' or '/')
            {
                digits.Append(digit);
            }
        }

        // A single digit left over holds less than a byte.
        digits.Length -= digits.Length % 4 == 1 ? 1 : 0;
        digits.Append('=', (4 - (digits.Length % 4)) % 4);
        return Convert.FromBase64String(digits.ToString());
    }
}
