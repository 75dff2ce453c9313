using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>What a template may refer to at the place where it stands.</summary>
/// <param name="Method">The method being written.</param>
/// <param name="Data">What <c>$</c> (JSONPath) means here.</param>
internal sealed record ValueContext(MethodContext Method, CodeExpression Data)
{
    /// <summary>What <c>$states.input</c> means: the state's input, whatever <see cref="Data"/> is.</summary>
    public CodeExpression Input { get; init; } = Method.Data;

    /// <summary><c>$states.result</c>, where the state has one.</summary>
    public CodeExpression? Result { get; init; }

    /// <summary><c>$states.errorOutput</c>, in a catcher.</summary>
    public CodeExpression? ErrorOutput { get; init; }

    /// <summary>The context object; inside an item selector it is the item's.</summary>
    public CodeExpression Context { get; init; } = Method.States.Dot(RuntimeApi.Scope.Context);

    /// <summary>The item, inside an item selector.</summary>
    public CodeExpression? Item { get; init; }

    /// <summary>The task token, inside the request of a callback.</summary>
    public CodeExpression? Token { get; init; }
}
