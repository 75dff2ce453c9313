using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>
/// Carries an error to the end of its scope past the <c>catch</c> clauses of generated code, which see only
/// <see cref="StatesException"/>: for failures that belong to a state which has no catchers.
/// </summary>
internal sealed class UncatchableException(StatesException error) : Exception(error.Message, error)
{
    public StatesException Error { get; } = error;
}
