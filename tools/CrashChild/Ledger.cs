using System.Globalization;
using System.Text;

namespace Sfn2Durable.CrashChild;

/// <summary>
/// Lines to the parent, each in one write to a pipe, which survives the process:
/// <code>
///   open                                   the store is open
///   started EXECUTION                      the store acknowledged the start
///   begin EXECUTION BODY ATTEMPT           a body begins
///   end EXECUTION BODY ATTEMPT             a body ends, well or not
///   ack EXECUTION BODY ATTEMPT             the store acknowledged the end of the body's attempt
///   answered CALLBACK                      the store acknowledged the answer to a callback
///   write                                  the store acknowledged something, whatever it was
///   ended EXECUTION STATUS RESULT          an execution ended
///   full                                   the store has no room
///   hold                                   the process waits to be killed
/// </code>
/// </summary>
internal sealed class Ledger(Stream stream)
{
    private readonly Lock _lock = new();

    public void Begin(string execution, string body, int attempt) => Write($"begin {execution} {body} {attempt}");

    public void End(string execution, string body, int attempt) => Write($"end {execution} {body} {attempt}");

    public void Acknowledged(string execution, string body, int attempt) => Write($"ack {execution} {body} {attempt}");

    public void Write(FormattableString line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture) + "\n");
        lock (_lock)
        {
            stream.Write(bytes);
            stream.Flush();
        }
    }
}
