namespace Sfn2Durable.Cli;

/// <summary>What the process answers with.</summary>
internal static class ExitCode
{
    /// <summary>Done; warnings at most.</summary>
    public const int Success = 0;

    /// <summary>The input has errors.</summary>
    public const int InputError = 1;

    /// <summary>The command line is wrong.</summary>
    public const int UsageError = 2;

    /// <summary><c>check</c> found drift or a violation, <c>verify</c> a mismatch.</summary>
    public const int CheckFailed = 3;

    /// <summary>A bug in this program.</summary>
    public const int InternalError = 70;

    /// <summary>Interrupted by the user (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
