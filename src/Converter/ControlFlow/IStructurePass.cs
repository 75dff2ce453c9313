using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// One step from graph to readable tree. Its place among the others is in <see cref="StructurePipeline"/>.
/// </summary>
internal interface IStructurePass
{
    /// <summary>The name for <c>inspect --after</c>.</summary>
    string Name { get; }

    ScopeShape Run(ScopeShape shape, PassContext context);
}

/// <summary>What passes may know beyond the scope they work on.</summary>
internal sealed record PassContext(StateMachineDefinition Definition, DiagnosticBag Diagnostics);

/// <summary>A pass that rewrites the tree of one method at a time. Running it twice changes nothing more.</summary>
internal abstract class TreePass : IStructurePass
{
    public string Name => GetType().Name;

    public ScopeShape Run(ScopeShape shape, PassContext context) =>
        shape.Select(method => method with { Body = Rewrite(method.Body, context) });

    protected abstract BlockNode Rewrite(BlockNode body, PassContext context);
}
