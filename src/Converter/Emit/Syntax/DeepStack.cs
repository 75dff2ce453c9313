using System.Runtime.ExceptionServices;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Lets a recursive walk go on when the stack of the current thread is nearly used up: the rest of the walk runs on
/// a fresh thread while this one waits. How deep a definition nests is up to its author, and must not end us.
/// </summary>
internal static class DeepStack
{
    private const int StackSize = 16 * 1024 * 1024;

    public static T Continue<T>(Func<T> walk)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Run, StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result ?? throw new InvalidOperationException("The walk has no result.");

        void Run()
        {
            try
            {
                result = walk();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
