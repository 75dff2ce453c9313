namespace Durable.Runtime.Tests.Crash;

/// <summary>Whether tests run in their full size: <c>SFN2DURABLE_LONG=1</c>. Otherwise they take seconds.</summary>
internal static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("SFN2DURABLE_LONG") == "1";

    public static T Choose<T>(T usual, T full) => IsOn ? full : usual;
}
