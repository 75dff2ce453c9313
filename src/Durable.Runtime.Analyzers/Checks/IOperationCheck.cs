using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>A rule: looks at every operation of workflow code and of step bodies, once for each scope it stands in.</summary>
internal interface IOperationCheck
{
    void Check(IOperation operation, CodeScope scope, Inspection inspection);

    /// <summary>Called when the whole type has been seen.</summary>
    void End(Inspection inspection);
}
