namespace Sfn2Durable.Emit;

/// <summary>Whose file it is once it was written.</summary>
public enum FileOwner
{
    /// <summary>The converter's: regenerated, and drift when it differs.</summary>
    Managed,

    /// <summary>The team's from the start: written once and never overwritten.</summary>
    Team,
}

/// <summary>A file of the output.</summary>
/// <param name="Path">Relative to the machine's folder, with forward slashes.</param>
/// <param name="Text">The whole text, with LF line ends and a final newline.</param>
/// <param name="Owner">Whether the converter keeps it.</param>
public sealed record GeneratedFile(string Path, string Text, FileOwner Owner = FileOwner.Managed);

/// <summary>Everything generated from one machine.</summary>
/// <param name="Name">The workflow's base name, a C# identifier such as <c>BookTrip</c>.</param>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="Files">The files, the workflow first.</param>
public sealed record GeneratedWorkflow(string Name, string Namespace, IReadOnlyList<GeneratedFile> Files)
{
    public string WorkflowClass => Name + "Workflow";

    public string TasksInterface => $"I{Name}Tasks";

    public string SettingsClass => Name + "Settings";

    /// <summary>True when Task states need methods, so that the workflow takes an <see cref="TasksInterface"/>.</summary>
    public bool HasTasks { get; init; }

    /// <summary>True when placeholders were left open, so that the workflow takes a <see cref="SettingsClass"/>.</summary>
    public bool HasSettings { get; init; }
}
