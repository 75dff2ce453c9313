using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>A definition as it was found, before values were put in: what it is recognised by later on.</summary>
/// <param name="Name">The name that the container or the file gives it, whatever <c>--name</c> says.</param>
/// <param name="Written">The tree with its placeholders.</param>
/// <param name="Format">Decides how values are typed.</param>
/// <param name="OwnValues">The values that the container itself brings along.</param>
internal sealed record DefinitionOrigin(
    string Name, SourceNode Written, SourceFormat Format, IReadOnlyDictionary<string, string> OwnValues)
{
    /// <summary>The document with values of the user's over those of the container.</summary>
    public DefinitionDocument With(
        DefinitionDocument document, IReadOnlyDictionary<string, string> given, DiagnosticBag diagnostics)
    {
        var values = new Dictionary<string, string>(OwnValues, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }

        var substituter = new Substituter(values, Format, diagnostics);
        var root = substituter.Apply(Written);
        return document with
        {
            Root = root,
            Placeholders = substituter.Open,
            Origin = this,
            Given = given.Where(g => substituter.Used.Contains(g.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }
}
