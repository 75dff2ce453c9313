using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>How an execution ended, in words.</summary>
internal static class EndText
{
    public static LocalStatus StatusOf(HistoryEvent? end) => end?.Type switch
    {
        "ExecutionSucceeded" => LocalStatus.Succeeded,
        "ExecutionFailed" => LocalStatus.Failed,
        "ExecutionTimedOut" => LocalStatus.TimedOut,
        "ExecutionAborted" => LocalStatus.Aborted,
        _ => LocalStatus.Running,
    };

    public static string NameOf(LocalStatus status) => status switch
    {
        LocalStatus.TimedOut => "TIMED_OUT",
        _ => status.ToString().ToUpperInvariant(),
    };

    public static string Of(HistoryEvent? end) => Of(StatusOf(end), end?.Data.Error, end?.Data.Cause);

    public static string Of(LocalResult result) => Of(result.Status, result.Error, result.Cause);

    private static string Of(LocalStatus status, string? error, string? cause) => (error, cause) switch
    {
        (null, null) => NameOf(status),
        (_, null) => $"{NameOf(status)} {error}",
        _ => $"{NameOf(status)} {error}: {ShortJson.Cut(cause)}",
    };
}
