using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The emitter's door: a structured workflow in, files out.</summary>
public static class WorkflowEmitter
{
    /// <summary>Writes everything for one machine. Constructs without C# are diagnostics, and then nothing is written.</summary>
    public static GeneratedWorkflow? Emit(StructuredWorkflow workflow, EmitOptions options, DiagnosticBag diagnostics)
    {
        var definition = workflow.Definition;
        var name = Identifiers.TypeName(options.Name ?? definition.Name);
        JobRule.Report(definition, diagnostics);

        var machine = new MachineContext(definition, name, options, diagnostics);
        var generated = new GeneratedWorkflow(name, options.Namespace ?? name, [])
        {
            HasTasks = machine.TaskMethods.Methods.Count > 0,
            HasSettings = !machine.Settings.IsEmpty,
        };
        var files = new List<GeneratedFile>
        {
            new(name + "Workflow.cs", CodePrinter.Print(File(workflow, machine, generated))),
        };
        if (generated.HasTasks)
        {
            files.Add(TasksEmitter.Emit(machine, generated));
        }

        if (generated.HasSettings)
        {
            files.Add(SettingsEmitter.Emit(machine, generated));
        }

        files.Add(HostEmitter.Emit(machine, generated));
        files.Add(ProjectEmitter.Emit(generated));
        return diagnostics.HasErrors ? null : generated with { Files = files };
    }

    private static CodeFile File(StructuredWorkflow workflow, MachineContext machine, GeneratedWorkflow generated)
    {
        var root = new ScopeContext(
            machine, workflow.Root, RuntimeApi.ExecuteMethod, new HashSet<string>());
        var methods = ScopeEmitter.Emit(root).ToList();
        var node = RuntimeApi.Node + "?";
        var run = Method($"Task<{node}>", RuntimeApi.WorkflowRun, Param(node, "input"), Param(RuntimeApi.DurableContext, "context"))
            .As(CodeModifiers.Public)
            .Gives(Id(RuntimeApi.Scope.Type).Call(
                RuntimeApi.Scope.Run, Id("context"), Id("input"), Id(root.MethodName), MachineOptions(machine)))
            .Documented("Runs the state machine.");
        var parameters = new List<CodeParameter>();
        if (generated.HasTasks)
        {
            parameters.Add(Param(generated.TasksInterface, LocalNames.Tasks));
        }

        if (generated.HasSettings)
        {
            parameters.Add(Param(generated.SettingsClass, LocalNames.Settings));
        }

        var type = Class(generated.WorkflowClass, [.. machine.Options.Fields, run, .. methods])
            .Extends(RuntimeApi.Workflow)
            .As(CodeModifiers.Public | CodeModifiers.Sealed)
            .Documented(Summary(workflow));
        var file = FileHeader.Of(
            machine, generated.Namespace, [parameters.Count == 0 ? type : type.WithParameters([.. parameters])]);
        return machine.States.Any(static s => s is Semantics.MapState { Distributed: not null })
            ? file with { Usings = [.. FileHeader.UsingsWith(RuntimeApi.DistributedNamespace)] }
            : file;
    }

    private static string Summary(StructuredWorkflow workflow) =>
        string.IsNullOrWhiteSpace(workflow.Definition.Comment)
            ? $"The state machine {workflow.Definition.Name}."
            : workflow.Definition.Comment.Trim();

    private static CodeExpression MachineOptions(MachineContext machine)
    {
        var definition = machine.Definition;
        var entries = new List<InitializerEntry> { Set(RuntimeApi.Options.MachineName, Str(definition.Name)) };
        if (definition.TimeoutSeconds is { } timeout)
        {
            entries.Add(Set(RuntimeApi.Options.MachineTimeout, Expressions.FieldEmitter.Duration(timeout, machine.Settings)));
        }

        if (definition.Type == Semantics.MachineType.Express)
        {
            entries.Add(Set(RuntimeApi.Options.IsStandard, False));
        }

        if (machine.States.Any(Semantics.ContextUse.ReadsStartTime))
        {
            entries.Add(Set(RuntimeApi.Options.ReadsStartTime, True));
        }

        return New(RuntimeApi.Options.Machine).With([.. entries]);
    }
}
