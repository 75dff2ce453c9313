using System.Text;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions of texts. A missing text gives nothing.</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("string", "<x-b?:s>", 1, ToText),
        new("length", "<s-:n>", 1, Length),
        new("substring", "<s-nn?:s>", 3, Substring),
        new("substringBefore", "<s-s:s>", 2, SubstringBefore),
        new("substringAfter", "<s-s:s>", 2, SubstringAfter),
        new("uppercase", "<s-:s>", 1, Uppercase),
        new("lowercase", "<s-:s>", 1, Lowercase),
        new("trim", "<s-:s>", 1, Trim),
        new("pad", "<s-ns?:s>", 3, Pad),
        new("join", "<a<s>s?:s>", 2, Join),
    ];

    private static Value ToText(in BuiltinCall call) =>
        ValueText.Of(call[0], call.Evaluation, pretty: call[1].IsBoolean && call[1].Boolean);

    private static Value Length(in BuiltinCall call) =>
        call[0].IsString ? Value.From((double)CodePoints.Count(call[0].Text)) : Value.Undefined;

    private static Value Substring(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var text = call[0].Text;
        var count = CodePoints.Count(text);
        var start = call[1].IsUndefined ? double.NaN : call[1].Number;
        start = count + start < 0 ? 0 : start;
        if (call[2].IsUndefined)
        {
            return Value.From(CodePoints.Slice(text, start, count));
        }

        var length = call[2].Number;
        if (length <= 0)
        {
            return Value.From(string.Empty);
        }

        return Value.From(CodePoints.Slice(text, start, start >= 0 ? start + length : count + start + length));
    }

    private static Value SubstringBefore(in BuiltinCall call) =>
        Find(call) is var position and >= 0 ? Value.From(call[0].Text[..position]) : call[0];

    private static Value SubstringAfter(in BuiltinCall call) =>
        Find(call) is var position and >= 0 ? Value.From(call[0].Text[(position + call[1].Text.Length)..]) : call[0];

    // A missing separator is looked for under the name that ECMAScript has for it, and practically never found.
    private static int Find(in BuiltinCall call) => call[0].IsString
        ? call[0].Text.IndexOf(call[1].IsString ? call[1].Text : "undefined", StringComparison.Ordinal)
        : -1;

    private static Value Uppercase(in BuiltinCall call) =>
        call[0].IsString ? Value.From(LetterCase.ToUpper(call[0].Text)) : Value.Undefined;

    private static Value Lowercase(in BuiltinCall call) =>
        call[0].IsString ? Value.From(LetterCase.ToLower(call[0].Text)) : Value.Undefined;

    private static Value Trim(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var words = call[0].Text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return Value.From(string.Join(' ', words));
    }

    private static Value Pad(in BuiltinCall call)
    {
        if (!call[0].IsString)
        {
            return Value.Undefined;
        }

        var text = call[0].Text;
        var width = Math.Truncate(call[1].IsUndefined ? double.NaN : call[1].Number);
        var missing = Math.Abs(width) - CodePoints.Count(text);
        if (!(missing > 0))
        {
            return call[0];
        }

        var filler = call[2].Text.Length == 0 ? " " : call[2].Text;
        call.Evaluation.AllocateText((long)Math.Min(missing, int.MaxValue));
        var padding = CodePoints.Fill(filler, (int)Math.Min(missing, int.MaxValue));
        return Value.From(width > 0 ? text + padding : padding + text);
    }

    private static Value Join(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items))
        {
            return Value.Undefined;
        }

        var text = new StringBuilder();
        for (var index = 0; index < items.Count; index++)
        {
            call.Evaluation.Tick();
            text.Append(index == 0 ? "" : call[1].Text).Append(items[index].Text);
            if (index % 1024 == 0)
            {
                call.Evaluation.AllocateText(call[1].Text.Length * 1024L);
            }
        }

        call.Evaluation.AllocateText(text.Length);
        return Value.From(text.ToString());
    }
}
