namespace Durable.Runtime;

/// <summary>A named branch of <see cref="IDurableContext"/>'s parallel operation.</summary>
/// <typeparam name="T">The result type.</typeparam>
/// <param name="Name">The branch's name in history.</param>
/// <param name="Func">The branch.</param>
public sealed record DurableBranch<T>(string Name, Func<IDurableContext, System.Threading.CancellationToken, Task<T>> Func);
