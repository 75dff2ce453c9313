using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata;

/// <summary>Texts as JSON, with the escapes of ECMAScript and no others: nothing outside ASCII is escaped but lone
/// surrogates.</summary>
internal static class JsonText
{
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendQuoted(text, value);
        return text.ToString();
    }

    public static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        var plain = 0;
        for (var index = 0; index < value.Length; index++)
        {
            if (!NeedsEscape(value, index))
            {
                continue;
            }

            text.Append(value, plain, index - plain);
            AppendEscape(text, value[index]);
            plain = index + 1;
        }

        text.Append(value, plain, value.Length - plain).Append('"');
    }

    private static bool NeedsEscape(string value, int index)
    {
        var current = value[index];
        return current is < ' ' or '"' or '\\' || (char.IsSurrogate(current) && IsLone(value, index));
    }

    private static bool IsLone(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 >= value.Length || !char.IsLowSurrogate(value[index + 1])
        : index == 0 || !char.IsHighSurrogate(value[index - 1]);

    private static void AppendEscape(StringBuilder text, char value) => _ = value switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\f' => text.Append("\\f"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)value:x4}"),
    };
}
