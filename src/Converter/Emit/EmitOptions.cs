namespace Sfn2Durable.Emit;

/// <summary>What becomes of a Task that calls a Lambda function.</summary>
public enum LambdaStyle
{
    /// <summary>A chained invoke of the existing function.</summary>
    Invoke,

    /// <summary>A step with a method that the team fills with what the function did.</summary>
    Inline,
}

/// <summary>What a user may choose about the output. Same definition and same options give the same bytes.</summary>
public sealed record EmitOptions
{
    /// <summary>The namespace of the generated code; by default the workflow's own name.</summary>
    public string? Namespace { get; init; }

    /// <summary>The workflow's base name; by default the machine's name.</summary>
    public string? Name { get; init; }

    public LambdaStyle Lambda { get; init; } = LambdaStyle.Invoke;

    /// <summary>Turn what is not supported into warnings and throwing stubs instead of refusing the machine.</summary>
    public bool BestEffort { get; init; }
}
