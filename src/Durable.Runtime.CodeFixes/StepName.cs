using System.Text;

namespace Durable.Runtime.CodeFixes;

/// <summary>Names a step after the member it calls: <c>UtcNow</c> becomes <c>utc-now</c>.</summary>
internal static class StepName
{
    private const string Suffix = "Async";

    public static string Of(string member)
    {
        var name = member.EndsWith(Suffix, StringComparison.Ordinal) && member.Length > Suffix.Length
            ? member.Substring(0, member.Length - Suffix.Length)
            : member;
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
