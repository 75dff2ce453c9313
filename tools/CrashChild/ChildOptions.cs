using System.Globalization;

namespace Sfn2Durable.CrashChild;

/// <summary>What the parent asks for.</summary>
/// <param name="Path">The store.</param>
/// <param name="Executions">How many executions run side by side; 0 means one single execution.</param>
/// <param name="HoldBefore">The write that is never sent to the store; 0 is none.</param>
/// <param name="HoldAfter">The write whose acknowledgement nobody hears of; 0 is none.</param>
/// <param name="Drains">Whether nothing new is started.</param>
internal sealed record ChildOptions(string Path, int Executions, int HoldBefore, int HoldAfter, bool Drains)
{
    /// <summary>How many characters the largest result of a step has.</summary>
    public int Ballast { get; private init; } = 10;

    public static ChildOptions? Parse(string[] args) => args switch
    {
        [var path, "one", .. var rest] => Parse(new ChildOptions(path, 0, 0, 0, false), rest),
        [var path, "many", var count, .. var rest] when Number(count) is { } executions and > 0 =>
            Parse(new ChildOptions(path, executions, 0, 0, false), rest),
        _ => null,
    };

    private static ChildOptions? Parse(ChildOptions options, string[] rest) => rest switch
    {
        [] => options,
        ["drain"] => options with { Drains = true },
        ["ballast", var number, .. var more] when Number(number) is { } ballast =>
            Parse(options with { Ballast = ballast }, more),
        ["before", var number] when Number(number) is { } write => options with { HoldBefore = write },
        ["after", var number] when Number(number) is { } write => options with { HoldAfter = write },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
