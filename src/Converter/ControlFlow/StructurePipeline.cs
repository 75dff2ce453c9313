using Sfn2Durable.ControlFlow.Passes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// The passes in their order, and the loop that starts anew when one of them found out something too late.
/// </summary>
internal static class StructurePipeline
{
    /// <summary>From the graph of a scope to its readable tree.</summary>
    public static IReadOnlyList<IStructurePass> Passes { get; } =
    [
        // First: nobody after it should think about states that nobody enters.
        new PruneUnreachable(),

        // Before anybody trusts dominance, which says nothing about a loop with two entries.
        new IsolateIrreducible(),

        // Before a follow is chosen: a shared failure path is often the largest thing a loop leads to, and must not
        // take the place behind the loop from the main path.
        new OutlineTails(),

        // Before the walk, which asks where each vertex stands.
        new ChooseLoopFollow(),

        // With all that known the depth of the tree is, too. Everything behind may recurse.
        new LimitNesting(),
        new DominatorWalk(),

        // Right after the walk, while every jump is still a jump and every label still there.
        new ResolveJumps(),
        new OutlineJumpTargets(),

        // After jumps are resolved: only then is it known which arms leave, and how. What is joined no longer leaves,
        // and what is ordered can become a guard clause.
        new JoinExits(),
        new OrderArms(),
        new GuardClauses(),

        // After guard clauses have emptied the success arms.
        new RecoverTryCatch(),

        // After guard clauses: the test at a loop's end then has one arm.
        new ConditionalLoops(),

        // After loops are found: a C# `switch` captures `break`.
        new ElseIfAndSwitch(),

        // Late, because the passes before look for exits.
        new RemoveRedundantExits(),

        // Last: only now is it known how deep the tree is that people will read.
        new OutlineDeepTails(),
    ];

    /// <summary>Runs the passes on one scope.</summary>
    /// <param name="scope">The scope; scopes inside it are not looked at.</param>
    /// <param name="context">The machine; what the passes report goes there once.</param>
    /// <param name="last">The name of the pass to stop after, or null to run all.</param>
    public static ScopeShape Run(Scope scope, PassContext context, string? last = null)
    {
        var wishes = StructureWishes.None;
        while (true)
        {
            var attempt = context with { Diagnostics = new DiagnosticBag() };
            var shape = RunOnce(scope, wishes, attempt, last);
            if (!shape.Wishes.AskMoreThan(wishes))
            {
                foreach (var diagnostic in attempt.Diagnostics.Items)
                {
                    context.Diagnostics.Add(diagnostic);
                }

                return shape;
            }

            wishes = shape.Wishes;
        }
    }

    private static ScopeShape RunOnce(Scope scope, StructureWishes wishes, PassContext context, string? last)
    {
        var shape = new ScopeShape(scope, [new MethodShape(GraphBuilder.Build(scope), [])], wishes);
        foreach (var pass in Passes)
        {
            shape = pass.Run(shape, context);
            StructureInvariants.Check(shape, pass);
            if (shape.Wishes.AskMoreThan(wishes) || pass.Name == last)
            {
                break;
            }
        }

        return shape;
    }
}
