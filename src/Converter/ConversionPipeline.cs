using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Sfn2Durable;

/// <summary>What became of one definition. Later doors are null when an earlier room reported an error.</summary>
public sealed record Conversion(DefinitionDocument Document, DiagnosticBag Diagnostics)
{
    public StateMachineDefinition? Definition { get; init; }

    public StructuredWorkflow? Workflow { get; init; }

    public GeneratedWorkflow? Output { get; init; }
}

/// <summary>The one place that knows the order of the rooms.</summary>
public static class ConversionPipeline
{
    /// <summary>Takes a definition as far as it goes.</summary>
    public static Conversion Convert(
        DefinitionDocument document, DiagnosticBag diagnostics, EmitOptions options, BinderOptions? binding = null)
    {
        var result = new Conversion(document, diagnostics);
        if (diagnostics.HasErrors || DefinitionBinder.Bind(document, binding ?? new BinderOptions(), diagnostics) is not { } definition || diagnostics.HasErrors)
        {
            return result;
        }

        result = result with { Definition = definition };
        var workflow = Structurer.Structure(definition, diagnostics);
        if (diagnostics.HasErrors)
        {
            return result;
        }

        result = result with { Workflow = workflow };
        return result with { Output = WorkflowEmitter.Emit(workflow, options, diagnostics) };
    }
}
