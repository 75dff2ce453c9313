using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>A template of <c>States.Format</c>: texts with <c>{}</c> between them.</summary>
internal sealed class FormatTemplate
{
    private readonly IReadOnlyList<string> _texts;

    private FormatTemplate(IReadOnlyList<string> texts) => _texts = texts;

    public int PlaceholderCount => _texts.Count - 1;

    /// <summary>A backslash protects a brace or a backslash; in front of anything else it stands for itself.</summary>
    public static bool TryParse(
        string source, [NotNullWhen(true)] out FormatTemplate? template, [NotNullWhen(false)] out string? problem)
    {
        template = null;
        var texts = new List<string>();
        var text = new StringBuilder();
        for (var position = 0; position < source.Length; position++)
        {
            var next = position + 1 < source.Length ? source[position + 1] : '\0';
            switch (source[position])
            {
                case '\\' when next is '{' or '}' or '\\':
                    text.Append(next);
                    position++;
                    break;
                case '{' when next == '}':
                    texts.Add(text.ToString());
                    text.Clear();
                    position++;
                    break;
                case '{':
                    problem = "matching '}' not found for '{'.";
                    return false;
                case '}':
                    problem = "matching '{' not found for '}'.";
                    return false;
                case var unit:
                    text.Append(unit);
                    break;
            }
        }

        texts.Add(text.ToString());
        template = new FormatTemplate(texts);
        problem = null;
        return true;
    }

    public string Fill(Func<int, string> value)
    {
        var result = new StringBuilder(_texts[0]);
        for (var index = 0; index < PlaceholderCount; index++)
        {
            result.Append(value(index)).Append(_texts[index + 1]);
        }

        return result.ToString();
    }
}
