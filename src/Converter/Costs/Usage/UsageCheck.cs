using System.Globalization;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Usage;

/// <summary>Holds a usage file against the machines: names that do not exist, settings that change nothing.</summary>
internal sealed class UsageCheck(UsageProfile profile, IReadOnlyList<MachineOutline> machines, DiagnosticBag diagnostics)
{
    public void Run()
    {
        foreach (var (name, settings) in profile.Machines)
        {
            var named = machines.Where(m => m.Definition.Name == name).ToList();
            if (named.Count == 0)
            {
                var hint = Suggestion.For(name, machines.Select(static m => m.Definition.Name));
                diagnostics.Report(DiagnosticDescriptors.UnknownMachine, settings.Span, name, hint);
                continue;
            }

            foreach (var (state, usage) in settings.States)
            {
                Check(state, usage, named, $"The machine '{name}'");
            }
        }

        foreach (var (state, usage) in profile.General.States)
        {
            Check(state, usage, machines, machines.Count == 1 ? "The machine" : "None of the machines");
        }
    }

    private void Check(string name, StateUsage usage, IReadOnlyList<MachineOutline> where, string subject)
    {
        var states = where.SelectMany(m => m.Find(name)).ToList();
        if (states.Count == 0)
        {
            var names = where.SelectMany(static m => m.States).Select(static s => s.Name).Distinct();
            var verb = subject.StartsWith("None", StringComparison.Ordinal) ? "has a" : "has no";
            diagnostics.Report(
                DiagnosticDescriptors.UnknownUsageState, usage.Span, $"{subject} {verb}", name, Suggestion.For(name, names));
            return;
        }

        foreach (var (kind, value) in usage.Values)
        {
            if (!states.Exists(s => Applies(kind, s)))
            {
                var info = AssumptionInfo.Of(kind);
                diagnostics.Report(
                    DiagnosticDescriptors.UsageDoesNotApply, value.Span, info.Key, name, Kind(states[0].State), Why(kind));
            }
        }

        if (usage.Branches.Count > 0)
        {
            CheckBranches(name, usage, states);
        }
    }

    private static bool Applies(AssumptionKind kind, OutlineState state) => kind == AssumptionKind.Turns
        ? state.Scope.Loops.Innermost(state) is not null
        : AssumptionDefaults.Kinds(state).Contains(kind);

    private void CheckBranches(string name, StateUsage usage, List<OutlineState> states)
    {
        if (states.Find(static s => s.State is ChoiceState) is not { } choice)
        {
            diagnostics.Report(
                DiagnosticDescriptors.UsageDoesNotApply, usage.Span, "branches", name, Kind(states[0].State),
                "Only a Choice has branches; give 'failures' for a state with catchers.");
            return;
        }

        var targets = choice.Edges.Select(static e => e.To?.Name).OfType<string>().Distinct().ToList();
        foreach (var (target, share) in usage.Branches.Where(b => !targets.Contains(b.Key)))
        {
            diagnostics.Report(
                DiagnosticDescriptors.UnknownBranch, share.Span, name, target, string.Join(", ", targets.Select(static t => $"'{t}'")));
        }

        var sum = usage.Branches.Where(b => targets.Contains(b.Key)).Sum(static b => b.Value.Value);
        var isComplete = targets.TrueForAll(usage.Branches.ContainsKey);
        if (sum > 1.0001 || (isComplete && sum < 0.9999))
        {
            diagnostics.Report(
                DiagnosticDescriptors.SharesDoNotAddUp, usage.Span, name, sum.ToString("0.####", CultureInfo.InvariantCulture));
        }
    }

    private static string Kind(State state) => state.GetType().Name.Replace("State", "", StringComparison.Ordinal);

    private static string Why(AssumptionKind kind) => kind switch
    {
        AssumptionKind.Turns => "It is in no loop.",
        AssumptionKind.Items or AssumptionKind.BatchSize => "It belongs to a Map, 'batchSize' to one with an ItemBatcher.",
        AssumptionKind.WaitSeconds => "It belongs to a Wait.",
        AssumptionKind.Retries => "It belongs to a state with Retry.",
        AssumptionKind.Failures => "It belongs to a state with Catch.",
        AssumptionKind.PendingSeconds or AssumptionKind.Polls or AssumptionKind.CallbackKb =>
            "It belongs to a Task that waits for an answer or a job.",
        AssumptionKind.MemoryMb => "It belongs to a Task that calls a Lambda function.",
        _ => "It belongs to a Task.",
    };
}
