using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>Generated code, compiled and loaded, ready to make workflows as a user's host would.</summary>
public sealed class WorkflowAssembly
{
    private readonly Type _workflow;
    private readonly Type? _tasks;
    private readonly Type? _settings;

    private WorkflowAssembly(Assembly assembly, GeneratedWorkflow generated)
    {
        Type Find(string name) => assembly.GetType($"{generated.Namespace}.{name}", throwOnError: true)
            ?? throw new InvalidOperationException($"{name} was compiled but is not there.");
        _workflow = Find(generated.WorkflowClass);
        _tasks = generated.HasTasks ? Find(generated.Name + "Tasks") : null;
        _settings = generated.HasSettings ? Find(generated.SettingsClass) : null;
    }

    /// <summary>Whether the class of the tasks wants something to call AWS with.</summary>
    public bool TasksTakeAws => _tasks?.GetConstructors().Single().GetParameters().Length == 1;

    /// <summary>The settings that are numbers, as properties.</summary>
    public IReadOnlyDictionary<string, Type> NumberSettings =>
        (_settings?.GetProperties() ?? []).Where(static p => p.PropertyType != typeof(string))
            .ToDictionary(static p => p.Name, static p => p.PropertyType, StringComparer.Ordinal);

    /// <summary>Compiles and loads; gives null and what the compiler said when the code does not compile.</summary>
    public static (WorkflowAssembly? Assembly, IReadOnlyList<CompilerFinding> Findings) Load(
        GeneratedWorkflow generated, CancellationToken cancellationToken = default)
    {
        var (image, findings) = GeneratedCodeCompiler.Emit(generated.Name, generated.Files, cancellationToken);
        if (image is null)
        {
            return (null, findings);
        }

        var context = new AssemblyLoadContext(generated.Name, isCollectible: true);
        using var stream = new MemoryStream(image);
        return (new WorkflowAssembly(context.LoadFromStream(stream), generated), findings);
    }

    /// <summary>A workflow with the generated tasks and settings.</summary>
    /// <param name="aws">What the generated tasks call.</param>
    /// <param name="setting">
    /// The value of a placeholder, by property name, which is a number where the property is one; null leaves it to the
    /// environment.
    /// </param>
    public IDurableWorkflow Create(IAwsServices aws, Func<string, string>? setting = null)
    {
        var arguments = new List<object?>();
        if (_tasks is not null)
        {
            arguments.Add(Activator.CreateInstance(_tasks, TasksTakeAws ? [aws] : []));
        }

        if (_settings is not null)
        {
            arguments.Add(Settings(_settings, setting));
        }

        return (IDurableWorkflow?)Activator.CreateInstance(_workflow, [.. arguments])
            ?? throw new InvalidOperationException($"{_workflow.Name} could not be made.");
    }

    private static object? Settings(Type type, Func<string, string>? setting)
    {
        if (setting is null)
        {
            return type.GetMethod("FromEnvironment")?.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null);
        }

        var settings = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties())
        {
            property.SetValue(settings, Convert.ChangeType(
                setting(property.Name), property.PropertyType, CultureInfo.InvariantCulture));
        }

        return settings;
    }
}
