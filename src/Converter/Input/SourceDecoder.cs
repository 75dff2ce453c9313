using System.Text;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>
/// Turns the bytes of a file into text. JSON and YAML are UTF-8 or UTF-16; a byte-order mark decides, else the zero
/// bytes that the first two characters of any definition have in UTF-16.
/// </summary>
internal static class SourceDecoder
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static SourceText? Decode(string file, byte[] bytes, DiagnosticBag diagnostics)
    {
        var (encoding, skip) = Detect(bytes);
        try
        {
            return new SourceText(file, encoding.GetString(bytes, skip, bytes.Length - skip));
        }
        catch (DecoderFallbackException error)
        {
            var before = Encoding.Latin1.GetString(bytes, skip, Math.Clamp(error.Index, 0, bytes.Length - skip));
            var place = new SourceText(file, before).Span(before.Length, before.Length);
            diagnostics.Report(DiagnosticDescriptors.InvalidEncoding, place, encoding.WebName.ToUpperInvariant());
            return null;
        }
    }

    private static (Encoding Encoding, int Skip) Detect(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (Utf16(bigEndian: false), 2),
        [0xFE, 0xFF, ..] => (Utf16(bigEndian: true), 2),
        [not 0, 0, ..] => (Utf16(bigEndian: false), 0),
        [0, not 0, ..] => (Utf16(bigEndian: true), 0),
        _ => (Utf8, 0),
    };

    private static UnicodeEncoding Utf16(bool bigEndian) =>
        new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
}
