namespace Sfn2Durable.Cli;

/// <summary>One folder per workflow: workflows of one name get a number, in the order of the input.</summary>
internal sealed class FolderNames
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.OrdinalIgnoreCase);

    public string For(string name)
    {
        var count = _seen[name] = _seen.GetValueOrDefault(name) + 1;
        return count == 1 ? name : $"{name}{count}";
    }
}
