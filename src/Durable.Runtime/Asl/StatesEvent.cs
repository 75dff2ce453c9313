using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Something that happened to a state. The kinds stand in this file, so that all can be seen at
/// once.</summary>
/// <param name="State">The name of the state.</param>
/// <param name="Branch">Where it runs: empty at the top, else like <c>Map[3]</c> or <c>Outer[2]/Par[0]</c>.</param>
/// <param name="Scope">
/// The run of the branch: like <paramref name="Branch"/>, but with the visit and the attempt of every Map and Parallel,
/// so that a branch that runs again is told apart, such as <c>Map.1.0[3]</c>.
/// </param>
/// <param name="Sequence">The position of the event in its scope, from 0; the same in every replay.</param>
public abstract record StatesEvent(string State, string Branch, string Scope, int Sequence);

/// <summary>A state was entered.</summary>
/// <param name="State"><inheritdoc/></param>
/// <param name="Branch"><inheritdoc/></param>
/// <param name="Scope"><inheritdoc/></param>
/// <param name="Sequence"><inheritdoc/></param>
/// <param name="Input">Its raw input; null is JSON null.</param>
public sealed record StateEntered(string State, string Branch, string Scope, int Sequence, JsonNode? Input)
    : StatesEvent(State, Branch, Scope, Sequence);

/// <summary>A state was left for the next one, or its scope ended well; also by way of a catcher.</summary>
/// <param name="State"><inheritdoc/></param>
/// <param name="Branch"><inheritdoc/></param>
/// <param name="Scope"><inheritdoc/></param>
/// <param name="Sequence"><inheritdoc/></param>
/// <param name="Output">Its output, which is the next state's input; null is JSON null.</param>
/// <param name="Assigned">The variables that it assigned; null when there are none.</param>
public sealed record StateExited(
    string State, string Branch, string Scope, int Sequence, JsonNode? Output, JsonObject? Assigned)
    : StatesEvent(State, Branch, Scope, Sequence);

/// <summary>An attempt of a Task, Parallel or Map failed.</summary>
/// <param name="State"><inheritdoc/></param>
/// <param name="Branch"><inheritdoc/></param>
/// <param name="Scope"><inheritdoc/></param>
/// <param name="Sequence"><inheritdoc/></param>
/// <param name="Error">The error.</param>
/// <param name="RetryDelay">The delay before the next attempt; null when no retrier handles the error.</param>
public sealed record AttemptFailed(
    string State, string Branch, string Scope, int Sequence, StatesException Error, TimeSpan? RetryDelay)
    : StatesEvent(State, Branch, Scope, Sequence);

/// <summary>A state failed and nothing caught it: its scope ends with the error.</summary>
/// <param name="State"><inheritdoc/></param>
/// <param name="Branch"><inheritdoc/></param>
/// <param name="Scope"><inheritdoc/></param>
/// <param name="Sequence"><inheritdoc/></param>
/// <param name="Error">The error.</param>
public sealed record ScopeFailed(string State, string Branch, string Scope, int Sequence, StatesException Error)
    : StatesEvent(State, Branch, Scope, Sequence);
