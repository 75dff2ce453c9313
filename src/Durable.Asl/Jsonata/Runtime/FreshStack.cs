using System.Runtime.ExceptionServices;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Work that goes on with a stack of its own when the present one runs short. How deep an expression may nest is
/// therefore a matter of the limits alone and the same on every thread.
/// </summary>
internal static class FreshStack
{
    private const int Size = 16 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
        where T : notnull
    {
        var results = new List<T>(1);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Execute, Size) { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return results[0];

        void Execute()
        {
            try
            {
                results.Add(work());
            }
#pragma warning disable CA1031 // Whatever it is, the waiting thread throws it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        }
    }
}
