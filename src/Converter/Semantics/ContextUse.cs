using System.Text.RegularExpressions;

namespace Sfn2Durable.Semantics;

/// <summary>Which parts of the context object a state reads that are not there for nothing.</summary>
internal static partial class ContextUse
{
    /// <summary>The entered time, by itself or as part of a larger piece of the context object.</summary>
    public static bool ReadsEnteredTime(State state) => Reads(state, "State", "EnteredTime");

    public static bool ReadsStartTime(State state) => Reads(state, "Execution", "StartTime");

    /// <summary>Who the execution or the machine is.</summary>
    public static bool ReadsIdentity(State state) =>
        Reads(state, "Execution", "Id") || Reads(state, "Execution", "Name")
        || Reads(state, "StateMachine", "Id") || Reads(state, "StateMachine", "Name");

    public static bool ReadsRetryCount(Template template) => Reads(template, "State", "RetryCount");

    public static bool ReadsToken(Template template) => Reads(template, "Task", "Token");

    private static bool Reads(State state, string section, string member) =>
        StateValues.Templates(state).Any(t => Reads(t, section, member))
        || StateValues.Paths(state).Any(p => Covers(p.Text, section, member));

    private static bool Reads(Template template, string section, string member) => template switch
    {
        PathTemplate path => Covers(path.Path.Text, section, member),
        IntrinsicTemplate call => IntrinsicPaths.In(call.Call).Any(p => Covers(p.Text, section, member)),
        ExpressionTemplate expression => Expression(expression.Text, section, member),
        ObjectTemplate o => o.Members.Any(m => Reads(m.Value, section, member)),
        ArrayTemplate a => a.Items.Any(item => Reads(item, section, member)),
        _ => false,
    };

    /// <summary><c>$$</c>, <c>$$.State</c> and <c>$$.State.EnteredTime</c> all cover the entered time.</summary>
    private static bool Covers(string path, string section, string member) =>
        path.StartsWith("$$", StringComparison.Ordinal)
        && (path is "$$" || path == $"$$.{section}" || path.StartsWith($"$$.{section}.{member}", StringComparison.Ordinal)
            || !PlainPath().IsMatch(path));

    private static bool Expression(string text, string section, string member) =>
        ContextReference().Matches(text).Any(m =>
            m.Groups["section"] is not { Success: true } first
            || (first.Value == section && (m.Groups["member"] is not { Success: true } second || second.Value == member)))
        || WholeStates().IsMatch(text);

    [GeneratedRegex(@"^\$\$(\.[A-Za-z]+)*$")]
    private static partial Regex PlainPath();

    [GeneratedRegex(@"\$states\s*\.\s*context(\s*\.\s*(?<section>[A-Za-z]+)(\s*\.\s*(?<member>[A-Za-z]+))?)?")]
    private static partial Regex ContextReference();

    [GeneratedRegex(@"\$states\b(?!\s*\.)")]
    private static partial Regex WholeStates();
}
