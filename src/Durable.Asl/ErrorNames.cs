namespace Durable.Asl;

/// <summary>The error names that the Amazon States Language reserves or that its interpreter reports.</summary>
/// <remarks>
/// Names are data: they are compared exactly and case-sensitively, and a Fail state or a function may produce any
/// other text. See the field <c>ErrorEquals</c> of retriers and catchers.
/// </remarks>
public static class ErrorNames
{
    /// <summary>Matches every error except <see cref="Runtime"/>; never raised.</summary>
    public const string All = "States.ALL";

    /// <summary>A failure of the interpreter: paths, templates, intrinsic functions, choices. Never caught.</summary>
    public const string Runtime = "States.Runtime";

    /// <summary>
    /// As a pattern every error of a Task except <see cref="Timeout"/>; also raised by jobs that fail.
    /// </summary>
    public const string TaskFailed = "States.TaskFailed";

    /// <summary>A state or the execution ran longer than allowed, or a heartbeat stayed away.</summary>
    public const string Timeout = "States.Timeout";

    /// <summary>As a pattern a time-out caused by a missing heartbeat; never raised.</summary>
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";

    /// <summary>The execution role may not make the call.</summary>
    public const string Permissions = "States.Permissions";

    /// <summary>A JSONata expression failed or gave an unusable value.</summary>
    public const string QueryEvaluationError = "States.QueryEvaluationError";

    /// <summary>A payload is larger than <see cref="DataLimits.MaxBytes"/>.</summary>
    public const string DataLimitExceeded = "States.DataLimitExceeded";

    /// <summary>The item source of a distributed Map cannot be read.</summary>
    public const string ItemReaderFailed = "States.ItemReaderFailed";

    /// <summary>The results of a distributed Map cannot be written.</summary>
    public const string ResultWriterFailed = "States.ResultWriterFailed";

    /// <summary>More iterations of a distributed Map failed than its thresholds allow.</summary>
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <summary>Name of the specification; the service reports <see cref="Runtime"/> in its place.</summary>
    public const string NoChoiceMatched = "States.NoChoiceMatched";

    /// <summary>Name of the specification; the service reports <see cref="Runtime"/> in its place.</summary>
    public const string ParameterPathFailure = "States.ParameterPathFailure";

    /// <summary>Name of the specification; the service reports <see cref="Runtime"/> in its place.</summary>
    public const string ResultPathMatchFailure = "States.ResultPathMatchFailure";

    /// <summary>Name of the specification; the service reports <see cref="Runtime"/> in its place.</summary>
    public const string IntrinsicFailure = "States.IntrinsicFailure";

    /// <summary>Name of the specification; the service reports the branch's own error in its place.</summary>
    public const string BranchFailed = "States.BranchFailed";

    /// <summary>
    /// Prefix of HTTP task errors, followed by the status code, such as <c>States.Http.StatusCode.404</c>.
    /// </summary>
    public const string HttpStatusCodePrefix = "States.Http.StatusCode.";

    /// <summary>The connection of an HTTP task broke.</summary>
    public const string HttpSocket = "States.Http.Socket";
}
