using Durable.Runtime;
using Durable.Runtime.Asl.Distributed;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What is verified, and against what.</summary>
/// <param name="Definition">The state machine.</param>
/// <param name="Code">Its generated code, as it is or as the team changed it.</param>
/// <param name="Create">Makes a workflow of it.</param>
/// <param name="Histories">Files with histories.</param>
internal sealed record VerifyRequest(
    StateMachineDefinition Definition, GeneratedWorkflow Code, Func<IDurableWorkflow> Create, IReadOnlyList<SourceText> Histories)
{
    /// <summary>The ARN of the execution, which a history does not tell; null where it is not known.</summary>
    public string? ExecutionArn { get; init; }

    /// <summary>What distributed Maps read and write; null for nothing.</summary>
    public IObjectStore? Objects { get; init; }

    /// <summary>What stands for settings without a value: each may be whatever the histories have in its place.</summary>
    public IReadOnlyList<string> OpenSettings { get; init; } = [];
}
