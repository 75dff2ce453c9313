namespace Durable.Asl.Jsonata;

/// <summary>Which functions there are.</summary>
public enum JsonataProfile
{
    /// <summary>The language as its reference implementation has it.</summary>
    Standard,

    /// <summary>The language inside AWS Step Functions: <c>$partition</c>, <c>$range</c>, <c>$hash</c>, <c>$random</c>
    /// with a seed, <c>$uuid</c> and <c>$parse</c> more, <c>$eval</c> less.</summary>
    StepFunctions,
}
