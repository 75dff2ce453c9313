namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 2: waits.</summary>
internal static class WaitHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["2-1"] = async (_, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromSeconds(2));
            return "waited";
        },
        ["2-3"] = async (_, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromSeconds(2), "wait-1");
            await context.WaitAsync(TimeSpan.FromSeconds(2), "wait-2");
            return new { completedWaits = 2 };
        },
        ["2-4"] = async (_, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromMinutes(1));
            return null;
        },
        ["2-5"] = async (_, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromHours(1));
            return null;
        },
    };
}
