using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>The errors of a distributed Map's own work. Their causes carry no prefix.</summary>
internal static class ItemFailures
{
    public static StatesException Reader(string cause, Exception? reason = null) =>
        new(ErrorNames.ItemReaderFailed, cause, reason);

    public static StatesException Writer(string cause, Exception? reason = null) =>
        new(ErrorNames.ResultWriterFailed, cause, reason);

    public static StatesException TooManyFailures() => new(
        ErrorNames.ExceedToleratedFailureThreshold,
        "The specified tolerated failure threshold was exceeded");
}
