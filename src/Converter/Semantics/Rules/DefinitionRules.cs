using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>A rule that looks at the states as they were read.</summary>
internal interface IDefinitionRule
{
    void Check(StateMachineDefinition definition, BindingContext context);
}

/// <summary>The rules, independent of each other; their findings are sorted by place in the end.</summary>
internal static class DefinitionRules
{
    private static readonly IDefinitionRule[] All =
    [
        new ChoiceRules(),
        new ErrorHandlingRule(),
        new VariableRule(),
        new ContextObjectRule(),
        new ExpressRule(),
    ];

    public static void Check(StateMachineDefinition definition, BindingContext context)
    {
        foreach (var rule in All)
        {
            rule.Check(definition, context);
        }
    }
}
