namespace Sfn2Durable.Input;

/// <summary>How the text of a file is written.</summary>
internal enum SourceFormat
{
    Json,
    Json5,
    Yaml,
    Terraform,
}

/// <summary>
/// Tells the format and the machine's name from the name of a file, and from its first character where that is silent.
/// </summary>
internal static class SourceFormats
{
    /// <summary>Endings that hold no information about the machine's name.</summary>
    private static readonly string[] Endings =
        [".json", ".json5", ".jsonc", ".yaml", ".yml", ".asl", ".tpl", ".tftpl", ".template", ".tf"];

    /// <summary>Names that only say what the file is; then the folder around it says which.</summary>
    private static readonly string[] GenericNames = ["definition", "statemachine", "state-machine", "state_machine"];

    /// <summary>True when a folder is searched for files of that name.</summary>
    public static bool IsCandidate(string file) =>
        Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    public static SourceFormat Of(SourceText source)
    {
        var file = WithoutTemplateEnding(source.File);
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".json" or ".jsonc" => SourceFormat.Json,
            ".json5" => SourceFormat.Json5,
            ".yaml" or ".yml" => SourceFormat.Yaml,
            ".tf" => SourceFormat.Terraform,
            _ => source.Text.AsSpan().TrimStart() is ['{' or '[' or '/', ..] ? SourceFormat.Json : SourceFormat.Yaml,
        };
    }

    /// <summary>
    /// <c>orders.asl.json</c> is the machine <c>orders</c>, and so is <c>orders/definition.asl.json</c>. Only folders
    /// that the user named or had searched count: a checkout elsewhere must give the same name.
    /// </summary>
    public static string MachineName(string file)
    {
        if (file == "stdin")
        {
            return "StateMachine";
        }

        var own = WithoutEndings(Path.GetFileName(file));
        var name = own;
        for (var folder = Path.GetDirectoryName(file); IsGeneric(name); folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) is not { Length: > 0 } outer || outer is "." or "..")
            {
                return own;
            }

            name = outer;
        }

        return name.Length == 0 ? "StateMachine" : name;
    }

    private static bool IsGeneric(string name) => GenericNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string WithoutEndings(string name)
    {
        while (Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        {
            name = Path.GetFileNameWithoutExtension(name);
        }

        return name;
    }

    private static string WithoutTemplateEnding(string file) =>
        Path.GetExtension(file).ToLowerInvariant() is ".tpl" or ".tftpl" or ".template"
            ? Path.ChangeExtension(file, null)
            : file;
}
