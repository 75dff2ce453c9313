namespace Durable.Runtime.Asl.Distributed;

/// <summary>How the children of a distributed Map run on a durable engine.</summary>
public enum MapStrategy
{
    /// <summary>
    /// Decided from the size: <see cref="Nested"/> up to 500 operations, <see cref="Flat"/> up to 2,000, beyond that
    /// <see cref="Sharded"/> where the state machine says how, otherwise <see cref="Flat"/>. The durable service allows
    /// 3,000 operations in one execution.
    /// </summary>
    Auto,

    /// <summary>In the same execution, each child recorded as an operation of its own: one more operation a child, and
    /// the history shows the children.</summary>
    Nested,

    /// <summary>In the same execution, without a record of each child.</summary>
    Flat,

    /// <summary>In executions of their own, some hundred items each, started as chained invokes of the same function.
    /// Two operations a shard in the parent. Needs <see cref="StateMachineOptions.MapProcessors"/>.</summary>
    Sharded,
}
