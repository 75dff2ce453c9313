using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>The rules that ask only for what the file says, and so run however broken the states are.</summary>
internal static class SourceRules
{
    public static void Check(BindingContext context)
    {
        DuplicateKeyRule.Check(context);
        foreach (var scope in context.Outlines)
        {
            GraphRule.Check(scope, context);
        }
    }
}
