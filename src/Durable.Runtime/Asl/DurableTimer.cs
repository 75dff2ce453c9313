namespace Durable.Runtime.Asl;

/// <summary>Waits of any length on an engine that takes whole seconds up to a year.</summary>
internal static class DurableTimer
{
    /// <summary>The longest single wait of the durable service.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(31_622_400);

    /// <summary>Waits; zero or less passes at once and records nothing, fractions of a second are rounded up.</summary>
    public static async Task WaitAsync(IDurableContext context, TimeSpan duration, string name, CancellationToken stop)
    {
        var rest = TimeSpan.FromSeconds(Math.Ceiling(duration.TotalSeconds));
        while (rest > TimeSpan.Zero)
        {
            var part = rest < Longest ? rest : Longest;
            await context.WaitAsync(part, name, stop);
            rest -= part;
        }
    }
}
