namespace Durable.Runtime;

/// <summary>Options of <see cref="IDurableContext.WaitForConditionAsync"/>.</summary>
/// <typeparam name="TState">The state carried from check to check.</typeparam>
public sealed class WaitForConditionConfig<TState>
{
    /// <summary>What the first check receives.</summary>
    public required TState InitialState { get; set; }

    /// <summary>Decides after each check whether to stop.</summary>
    public required IWaitStrategy<TState> WaitStrategy { get; set; }

    /// <summary>Writes and reads the state. Default <c>null</c>: the workflow's serializer. Not part of the AWS SDK
    /// 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
