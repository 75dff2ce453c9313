using System.Collections;
using System.Globalization;
using System.Text;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

/// <summary>
/// A tree as text in full, for comparison. What C# itself does not tell apart is written alike: a name as a constant
/// and as a type. Comments and empty lines are left out; they are no part of the tree that a parser sees.
/// </summary>
internal static class ModelDump
{
    public static string Of(object? value)
    {
        var output = new StringBuilder();
        Append(output, value, 0);
        return output.ToString();
    }

    private static void Append(StringBuilder output, object? value, int indent)
    {
        switch (value)
        {
            case null or CommentStatement or BlankLineStatement:
                output.Append("nothing\n");
                break;
            case string text:
                output.Append('\'').Append(text).Append("'\n");
                break;
            case TypeName type:
                output.Append(type.Text.Replace("@", "", StringComparison.Ordinal)).Append('\n');
                break;
            case TypePattern pattern:
                Append(output, new ConstantPattern(Code.Name(pattern.Type.Text)), indent);
                break;
            case DiscardPattern:
                Append(output, new ConstantPattern(Code.Discarded), indent);
                break;
            case Enum or bool:
                output.Append(CultureInfo.InvariantCulture, $"{value}\n");
                break;
            case IEnumerable items:
                AppendItems(output, items, indent);
                break;
            default:
                AppendRecord(output, value, indent);
                break;
        }
    }

    private static void AppendItems(StringBuilder output, IEnumerable items, int indent)
    {
        output.Append("list\n");
        foreach (var item in items)
        {
            if (item is not (CommentStatement or BlankLineStatement))
            {
                output.Append(' ', indent + 1);
                Append(output, item, indent + 1);
            }
        }
    }

    private static void AppendRecord(StringBuilder output, object value, int indent)
    {
        var properties = value.GetType().GetProperties()
            .Where(property => property.Name is not ("Documentation" or "Comment" or "HeaderComment"))
            .OrderBy(property => property.Name, StringComparer.Ordinal);
        output.Append(value.GetType().Name).Append('\n');
        foreach (var property in properties)
        {
            output.Append(' ', indent + 1).Append(property.Name).Append(": ");
            Append(output, property.GetValue(value), indent + 1);
        }
    }
}
