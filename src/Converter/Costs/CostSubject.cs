using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs;

/// <summary>A machine to be estimated, or the reason why it cannot be.</summary>
/// <param name="File">The file as the user named it.</param>
internal sealed record CostSubject(string Name, string File, StateMachineDefinition? Definition, string? Reason)
{
    public static CostSubject Of(StateMachineDefinition definition) =>
        new(definition.Name, definition.Span.File, definition, null);

    public static CostSubject Unreadable(string name, string file, string reason) => new(name, file, null, reason);
}
