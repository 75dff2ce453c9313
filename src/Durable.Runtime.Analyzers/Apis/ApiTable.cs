using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers.Apis;

/// <summary>The members that answer differently, or act again, when a workflow is replayed.</summary>
internal static partial class ApiTable
{
    private const string Constructor = ".ctor";

    public static IReadOnlyList<ApiEntry> Entries { get; } =
        [.. Clock(), .. RandomNumbers(), .. Guids(), .. Environments(), .. Files(), .. Networks(), .. Delays(), .. Threads()];

    private static ApiEntry[] Clock() =>
    [
        new(Rules.Clock, "System.DateTime", "Now", "UtcNow", "Today"),
        new(Rules.Clock, "System.DateTimeOffset", "Now", "UtcNow"),
        new(Rules.Clock, "System.Environment", "TickCount", "TickCount64"),
        new(Rules.Clock, "System.TimeProvider", "System"),
        new(Rules.Clock, "System.TimeProvider", "GetUtcNow", "GetLocalNow", "GetTimestamp", "GetElapsedTime"),
        new(Rules.Clock, "System.Diagnostics.Stopwatch", Constructor, "StartNew", "GetTimestamp"),
        new(Rules.Clock, "System.Diagnostics.Stopwatch", "GetElapsedTime") { When = static m => Arity(m) == 1 },
        new(Rules.Clock, "System.Diagnostics.Stopwatch", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks")
        {
            IsReportedWhereMade = true,
        },
        new(Rules.Clock, "Durable.Runtime.ILambdaContext", "RemainingTime"),
        new(Rules.Clock, "Amazon.Lambda.Core.ILambdaContext", "RemainingTime"),
    ];

    private static ApiEntry[] RandomNumbers() =>
    [
        new(Rules.Random, "System.Random", Constructor) { When = static m => Arity(m) == 0 },
        new(Rules.Random, "System.Random", "Shared"),
        new(
            Rules.Random,
            "System.Random",
            "Next",
            "NextInt64",
            "NextDouble",
            "NextSingle",
            "NextBytes",
            "Shuffle",
            "GetItems",
            "GetString",
            "GetHexString") { IsReportedWhereMade = true },
        new(Rules.Random, "System.Security.Cryptography.RandomNumberGenerator") { When = static m => m.IsStatic },
        new(Rules.Random, "System.Security.Cryptography.RNGCryptoServiceProvider", Constructor),
        new(Rules.Random, "System.IO.Path", "GetRandomFileName"),
        // Seeded anew in every process.
        new(Rules.Random, "System.String", "GetHashCode"),
        new(Rules.Random, "System.HashCode", "Combine", "ToHashCode"),
        new(Rules.Random, "System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode"),
    ];

    private static ApiEntry[] Guids() =>
    [
        new(Rules.Guid, "System.Guid", "NewGuid", "CreateVersion7"),
    ];

    private static ApiEntry[] Environments() =>
    [
        new(
            Rules.Environment,
            "System.Environment",
            "CommandLine",
            "CurrentDirectory",
            "CurrentManagedThreadId",
            "ExpandEnvironmentVariables",
            "GetCommandLineArgs",
            "GetEnvironmentVariable",
            "GetEnvironmentVariables",
            "GetFolderPath",
            "GetLogicalDrives",
            "Is64BitOperatingSystem",
            "Is64BitProcess",
            "MachineName",
            "OSVersion",
            "ProcessId",
            "ProcessPath",
            "ProcessorCount",
            "SetEnvironmentVariable",
            "StackTrace",
            "SystemDirectory",
            "UserDomainName",
            "UserName",
            "Version",
            "WorkingSet"),
        new(Rules.Environment, "System.AppContext", "BaseDirectory", "GetData", "TryGetSwitch"),
        new(Rules.Environment, "System.TimeZoneInfo", "Local"),
        new(Rules.Environment, "System.IO.Path", "GetTempPath"),
        new(Rules.Environment, "System.Configuration.ConfigurationManager"),
        new(Rules.Environment, "Microsoft.Extensions.Configuration.IConfiguration"),
        new(Rules.Environment, "Microsoft.Extensions.Configuration.ConfigurationBinder"),
        new(Rules.Environment, "Microsoft.Extensions.Options.IOptionsMonitor`1", "CurrentValue", "Get"),
        new(Rules.Environment, "Durable.Runtime.ILambdaContext", "AwsRequestId", "LogStreamName", "TraceId"),
        new(Rules.Environment, "Amazon.Lambda.Core.ILambdaContext", "AwsRequestId", "LogStreamName", "TraceId"),
    ];

    private static ApiEntry[] Delays() =>
    [
        new(Rules.Delay, "System.Threading.Tasks.Task", "Delay"),
        new(Rules.Delay, "System.Threading.Tasks.Task", "WaitAsync") { When = static m => Takes(m, "TimeSpan") },
        new(Rules.Delay, "System.Threading.Tasks.Task`1", "WaitAsync") { When = static m => Takes(m, "TimeSpan") },
        new(Rules.Delay, "System.Threading.Thread", "Sleep", "SpinWait"),
        new(Rules.Delay, "System.Threading.Timer", Constructor),
        new(Rules.Delay, "System.Threading.PeriodicTimer", Constructor),
        new(Rules.Delay, "System.Timers.Timer", Constructor),
        new(Rules.Delay, "System.TimeProvider", "CreateTimer"),
        new(Rules.Delay, "System.Threading.CancellationTokenSource", Constructor) { When = static m => Arity(m) > 0 },
        new(Rules.Delay, "System.Threading.CancellationTokenSource", "CancelAfter"),
    ];

    private static ApiEntry[] Threads() =>
    [
        new(Rules.Thread, "System.Threading.Tasks.Task", "Run", "Start", Constructor),
        new(Rules.Thread, "System.Threading.Tasks.Task`1", Constructor),
        new(Rules.Thread, "System.Threading.Tasks.TaskFactory", "StartNew"),
        new(Rules.Thread, "System.Threading.Tasks.TaskFactory`1", "StartNew"),
        new(Rules.Thread, "System.Threading.Tasks.Parallel"),
        new(Rules.Thread, "System.Threading.Thread", Constructor),
        new(Rules.Thread, "System.Threading.ThreadPool", "QueueUserWorkItem", "UnsafeQueueUserWorkItem"),
        new(Rules.Thread, "System.Linq.ParallelEnumerable", "AsParallel"),
    ];

    private static int Arity(ISymbol member) => member is IMethodSymbol method ? method.Parameters.Length : 0;

    private static bool Takes(ISymbol member, string type) =>
        member is IMethodSymbol method && method.Parameters.Any(p => p.Type.Name == type);

    private static bool IsCall(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Name: not ("Dispose" or "Equals" or "ToString") };
}
