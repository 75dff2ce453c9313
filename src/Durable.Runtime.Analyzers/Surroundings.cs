namespace Durable.Runtime.Analyzers;

/// <summary>What a piece of code is to the engine.</summary>
internal enum Surroundings
{
    /// <summary>Neither: a host, a settings class, code that runs once.</summary>
    Outside,

    /// <summary>Run from the top in every replay; must be deterministic.</summary>
    Workflow,

    /// <summary>The body of a step: run once per attempt, its result is recorded.</summary>
    Step,
}
