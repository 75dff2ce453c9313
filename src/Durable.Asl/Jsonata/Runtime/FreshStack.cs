using System.Runtime.ExceptionServices;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Continues an evaluation on a stack of its own when the present one runs short. The depth that an expression may
/// reach is therefore a matter of <see cref="JsonataLimits.MaxDepth"/> alone and the same on every thread.
/// </summary>
internal static class FreshStack
{
    private const int Size = 16 * 1024 * 1024;

    public static Value Run(Operation operation, Value input, Frame frame)
    {
        var result = Value.Undefined;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Execute, Size) { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;

        void Execute()
        {
            try
            {
                result = operation.Execute(input, frame);
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
