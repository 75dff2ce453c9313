using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>Which scopes run as Express child executions of a distributed Map.</summary>
internal static class ExpressScopes
{
    public static bool IsInside(OutlineScope scope)
    {
        for (var inner = scope; inner.Container is { } container; inner = container.Scope)
        {
            if (container.State is MapState { Distributed.ExecutionType: MachineType.Express })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for <paramref name="outer"/> itself and every scope below it.</summary>
    public static bool IsWithin(OutlineScope scope, OutlineScope outer)
    {
        for (var inner = scope; ; inner = inner.Container.Scope)
        {
            if (inner == outer)
            {
                return true;
            }

            if (inner.Container is null)
            {
                return false;
            }
        }
    }
}
