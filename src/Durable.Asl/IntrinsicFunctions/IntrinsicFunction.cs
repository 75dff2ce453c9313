using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The type of a parameter of an intrinsic function, for documentation and validation.</summary>
public enum IntrinsicParameterKind
{
    /// <summary>Any JSON value.</summary>
    Any,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A text.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,
}

/// <summary>An intrinsic function: a row of <see cref="IntrinsicTable"/>.</summary>
public sealed class IntrinsicFunction
{
    private readonly Func<IntrinsicInvocation, JsonNode?> _body;

    internal IntrinsicFunction(
        string name, IReadOnlyList<IntrinsicParameterKind> parameters, Func<IntrinsicInvocation, JsonNode?> body)
    {
        Name = name;
        Parameters = parameters;
        MinArguments = parameters.Count;
        MaxArguments = parameters.Count;
        _body = body;
    }

    /// <summary>The name, such as <c>States.Format</c>.</summary>
    public string Name { get; }

    /// <summary>The name of the method on <see cref="Intrinsics"/>, such as <c>Format</c>.</summary>
    public string MethodName => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The parameters; where more arguments are allowed, the last one stands for these too.</summary>
    public IReadOnlyList<IntrinsicParameterKind> Parameters { get; }

    /// <summary>The smallest number of arguments.</summary>
    public int MinArguments { get; internal init; }

    /// <summary>The largest number of arguments; null for any number.</summary>
    public int? MaxArguments { get; internal init; }

    /// <summary>With fewer arguments the function gives another value every time; 0 for most functions.</summary>
    internal int DeterministicFrom { get; init; }

    /// <summary>Whether a call with so many arguments gives the same value every time.</summary>
    /// <param name="argumentCount">The number of arguments.</param>
    /// <returns>False for <c>States.UUID</c>, and for <c>States.MathRandom</c> without a seed.</returns>
    public bool IsDeterministic(int argumentCount) => argumentCount >= DeterministicFrom;

    /// <summary>Whether an argument is a template, in whose literal form braces are escaped.</summary>
    internal bool TakesTemplate(int index) => index == 0 && MethodName == nameof(Intrinsics.Format);

    internal JsonNode? Run(IntrinsicInvocation invocation)
    {
        if (invocation.Count < MinArguments || invocation.Count > MaxArguments)
        {
            throw invocation.InvalidArguments();
        }

        return _body(invocation);
    }
}
