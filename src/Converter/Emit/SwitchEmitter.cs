using Sfn2Durable.ControlFlow;
using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The pieces of a <c>switch</c> over one variable's text.</summary>
internal static class SwitchEmitter
{
    /// <summary>The text at the variable's path, null when it is no string; a missing path fails as in any rule.</summary>
    public static CodeExpression Value(SwitchNode selection, ValueContext at)
    {
        var variable = Comparisons(selection.Arms.First(static a => !a.IsDefault)).First().Variable;
        return TemplateEmitter.Root(variable, at)
            .Call(RuntimeApi.Data.ChoiceText, at.Method.Machine.Settings.Text(variable.Text));
    }

    public static IEnumerable<CodePattern> Labels(ChoiceArm arm) =>
        Comparisons(arm).Select(c => (CodePattern)Str(c.Operand?.GetValue<string>() ?? ""));

    private static IEnumerable<Comparison> Comparisons(ChoiceArm arm) =>
        arm.Rules.Select(static r => r.Condition).OfType<Comparison>();
}
