namespace Durable.Runtime.Replay;

/// <summary>Counts how the units of a batch end, and says when the outcome is decided.</summary>
internal sealed class BatchProgress(CompletionConfig completion, int total)
{
    private int _succeeded;
    private int _failed;

    public bool IsDecided => IsExceeded || IsReached;

    public CompletionReason Reason
    {
        get
        {
            if (IsExceeded)
            {
                return CompletionReason.FailureToleranceExceeded;
            }

            return IsReached && _succeeded + _failed < total
                ? CompletionReason.MinSuccessfulReached
                : CompletionReason.AllCompleted;
        }
    }

    private bool IsReached => completion.MinSuccessful is { } least && _succeeded >= least;

    private bool IsExceeded
    {
        get
        {
            if (completion is { MinSuccessful: null, ToleratedFailureCount: null, ToleratedFailurePercentage: null })
            {
                return _failed > 0;
            }

            return _failed > completion.ToleratedFailureCount
                || (total > 0 && (double)_failed / total > completion.ToleratedFailurePercentage);
        }
    }

    public void Add(BatchItemStatus status)
    {
        _succeeded += status == BatchItemStatus.Succeeded ? 1 : 0;
        _failed += status == BatchItemStatus.Failed ? 1 : 0;
    }
}
