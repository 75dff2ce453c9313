using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>A method of the tasks interface and what it is for.</summary>
internal sealed record TaskMethod(string Name, TaskState State, TaskCall Call, TaskMethodRole Role);

internal enum TaskMethodRole
{
    /// <summary>Makes the request and gives its answer.</summary>
    Request,

    /// <summary>Hands out the work; the answer comes through a callback.</summary>
    Submit,

    /// <summary>Starts a job and gives what identifies it.</summary>
    Start,

    /// <summary>Asks whether a job has ended.</summary>
    Check,

    /// <summary>Does what the Lambda function did.</summary>
    Inline,
}

/// <summary>The methods behind the Task states, in the order of the file.</summary>
internal sealed class TaskMethodTable
{
    private readonly List<TaskMethod> _methods = [];

    public TaskMethodTable(MachineContext machine)
    {
        var names = new NameAllocator(["GetType", "ToString", "Equals", "GetHashCode"]);
        foreach (var task in machine.States.OfType<TaskState>())
        {
            var call = IntegrationCatalog.Describe(task.Resource);
            switch (machine.KindOf(call))
            {
                case TaskCallKind.Request:
                    Add(names, task, call, call.Kind == TaskCallKind.Request ? TaskMethodRole.Request : TaskMethodRole.Inline);
                    break;
                case TaskCallKind.Callback or TaskCallKind.Activity:
                    Add(names, task, call, TaskMethodRole.Submit);
                    break;
                case TaskCallKind.Job:
                    Add(names, task, call, TaskMethodRole.Start);
                    Add(names, task, call, TaskMethodRole.Check);
                    break;
                default:
                    break;
            }
        }
    }

    public IReadOnlyList<TaskMethod> Methods => _methods;

    public string Name(TaskState state, TaskMethodRole? role = null) =>
        _methods.First(m => ReferenceEquals(m.State, state) && (role is null || m.Role == role)).Name;

    private void Add(NameAllocator names, TaskState state, TaskCall call, TaskMethodRole role)
    {
        var prefix = role switch
        {
            TaskMethodRole.Start => "Start ",
            TaskMethodRole.Check => "Check ",
            _ => "",
        };
        var name = names.Pascal($"{role}/{_methods.Count}", prefix + state.Name, "Async");
        _methods.Add(new TaskMethod(name, state, call, role));
    }
}
