using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics;

/// <summary>Input and Semantics in one call, for callers that have text and want machines.</summary>
public static class StateMachineReader
{
    /// <summary>
    /// The machines of a text, in its order; one that has an error is left out. Everything there is to say is in
    /// <paramref name="diagnostics"/>.
    /// </summary>
    /// <param name="file">The name for messages; its ending says how the text is written.</param>
    public static IReadOnlyList<StateMachineDefinition> ReadText(
        string file, string text, BinderOptions options, DiagnosticBag diagnostics)
    {
        var machines = new List<StateMachineDefinition>();
        foreach (var document in new DefinitionLoader(new LoadOptions()).LoadText(file, text, diagnostics))
        {
            if (DefinitionBinder.Bind(document, options, diagnostics) is { } machine)
            {
                machines.Add(machine);
            }
        }

        return machines;
    }
}
