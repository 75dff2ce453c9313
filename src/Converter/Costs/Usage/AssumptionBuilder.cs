using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Reports;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Usage;

/// <summary>
/// Finds the value of every assumption of a machine. What the usage file says goes before what histories show, that
/// before what the definition says, and that before the defaults; in the usage file the more special entry wins.
/// </summary>
internal sealed class AssumptionBuilder
{
    private readonly MachineOutline _outline;
    private readonly UsageProfile _profile;
    private readonly UsageSettings? _own;
    private readonly Measurements? _measured;
    private readonly List<Assumption> _entries = [];

    private AssumptionBuilder(MachineOutline outline, UsageProfile profile, Measurements? measured)
    {
        _outline = outline;
        _profile = profile;
        _own = profile.Machines.GetValueOrDefault(outline.Definition.Name);
        _measured = measured;
    }

    /// <param name="currency">The currency of the prices, which amounts are printed in; null where it is unknown.</param>
    public static AssumptionSheet Build(
        MachineOutline outline, UsageProfile profile, Measurements? measured, string? currency)
    {
        var builder = new AssumptionBuilder(outline, profile, measured);
        builder.AddAll();
        var settings = builder.Settings() with { Money = new Money(currency ?? Money.Dollars.Currency) };
        return new AssumptionSheet(outline, builder._entries, settings);
    }

    private void AddAll()
    {
        foreach (var state in _outline.States)
        {
            foreach (var kind in AssumptionDefaults.Kinds(state))
            {
                Add(kind, state, AssumptionDefaults.Of(kind, state));
            }
        }

        foreach (var scope in _outline.Scopes)
        {
            AddShares(scope);
            AddTurns(scope);
        }

        foreach (var info in AssumptionInfo.All.Where(static i => !i.IsPerState))
        {
            Add(info.Kind, null, new Guess(Default(info), AssumptionOrigin.Default, Explanation(info.Kind)));
        }
    }

    private void Add(AssumptionKind kind, OutlineState? state, Guess guess)
    {
        if (Given(kind, state) is { } given)
        {
            _entries.Add(new Assumption(kind, state, null, given.Value, AssumptionOrigin.Usage)
            {
                Source = Place(given.Span),
            });
        }
        else if (_measured?.Value(kind, state) is { } value)
        {
            _entries.Add(new Assumption(kind, state, null, value, AssumptionOrigin.History)
            {
                Source = Executions(_measured),
            });
        }
        else
        {
            _entries.Add(new Assumption(kind, state, null, guess.Value, guess.Origin) { Source = guess.Source });
        }
    }

    private UsageValue? Given(AssumptionKind kind, OutlineState? state)
    {
        foreach (var settings in new[] { _own, _profile.General })
        {
            if (state is not null && settings?.States.GetValueOrDefault(state.Name) is { } own
                && own.Values.TryGetValue(kind, out var special))
            {
                return special;
            }
        }

        foreach (var settings in new[] { _own, _profile.General })
        {
            if (settings is not null && settings.Values.TryGetValue(kind, out var general))
            {
                return general;
            }
        }

        return null;
    }

    private double Default(AssumptionInfo info)
    {
        if (info.Kind != AssumptionKind.DurableMemoryMb)
        {
            return info.Default;
        }

        var functions = _entries.Where(static e => e.Kind == AssumptionKind.MemoryMb).Select(static e => e.Value).ToList();
        return functions.Count == 0 ? info.Default : functions.Max();
    }

    private string Explanation(AssumptionKind kind) =>
        kind == AssumptionKind.DurableMemoryMb && _entries.Exists(static e => e.Kind == AssumptionKind.MemoryMb)
            ? "as much as the largest function has"
            : "";

    private void AddShares(OutlineScope scope)
    {
        var canSucceed = BranchShares.CanSucceed(scope);
        foreach (var choice in scope.States.Where(static s => s.State is ChoiceState && s.Edges.Count > 0))
        {
            var guesses = BranchShares.Of(choice, canSucceed);
            var given = GivenBranches(choice);
            _entries.AddRange(given is null
                ? choice.Edges.Select(e => Branch(e, Observed(e) ?? guesses[e.Ordinal]))
                : new GivenShares(choice, given, guesses).Entries());
        }
    }

    /// <summary>The file without its folders: there is one usage file.</summary>
    internal static string Place(SourceSpan span) => $"{Path.GetFileName(span.File)}({span.Line},{span.Column})";

    private Guess? Observed(OutlineEdge edge) =>
        _measured is not null && _measured.Shares.TryGetValue(edge, out var share)
            ? new Guess(share, AssumptionOrigin.History, Executions(_measured))
            : null;

    private static string Executions(Measurements measured) =>
        measured.Executions == 1 ? "1 execution" : $"{measured.Executions} executions";

    private static Assumption Branch(OutlineEdge edge, Guess guess) =>
        new(AssumptionKind.Share, edge.From, edge, guess.Value, guess.Origin) { Source = guess.Source };

    private Dictionary<string, UsageValue>? GivenBranches(OutlineState state)
    {
        var own = _own?.States.GetValueOrDefault(state.Name)?.Branches;
        var general = _profile.General.States.GetValueOrDefault(state.Name)?.Branches;
        return own is { Count: > 0 } ? own : general is { Count: > 0 } ? general : null;
    }

    private void AddTurns(OutlineScope scope)
    {
        var loops = scope.Loops;
        foreach (var loop in loops.Loops)
        {
            var given = loop.States
                .Where(s => loops.Innermost(s) == loop)
                .Prepend(loop.Header)
                .Select(s => _own?.States.GetValueOrDefault(s.Name) ?? _profile.General.States.GetValueOrDefault(s.Name))
                .FirstOrDefault(static s => s?.Values.ContainsKey(AssumptionKind.Turns) == true);
            if (given is not null)
            {
                var turns = given.Values[AssumptionKind.Turns];
                _entries.Add(new Assumption(AssumptionKind.Turns, loop.Header, null, turns.Value, AssumptionOrigin.Usage)
                {
                    Source = Place(turns.Span),
                });
            }
            else if (!loop.IsErrorLoop && !AreExitsKnown(loop))
            {
                Add(AssumptionKind.Turns, loop.Header, new Guess(
                    AssumptionInfo.Of(AssumptionKind.Turns).Default, AssumptionOrigin.Default, ""));
            }
        }
    }

    /// <summary>True where the shares of every Choice that leaves the loop are given or measured: they decide then.</summary>
    private bool AreExitsKnown(Loop loop)
    {
        var exits = loop.States
            .Where(s => s.State is ChoiceState && s.Edges.Any(e => e.To is null || !loop.Contains(e.To)))
            .ToList();
        return exits.Count > 0 && exits.TrueForAll(s => GivenBranches(s) is not null || Observed(s.Edges[0]) is not null);
    }

    private SheetSettings Settings()
    {
        var own = _own?.Choices;
        var general = _profile.General.Choices;
        var choices = new DurableChoices
        {
            IsFlat = own?.IsFlat ?? general?.IsFlat,
            HasCombinedCallback = own?.HasCombinedCallback ?? general?.HasCombinedCallback,
            RetriesInsideStep = own?.RetriesInsideStep ?? general?.RetriesInsideStep,
            IsStartedAsynchronously = own?.IsStartedAsynchronously ?? general?.IsStartedAsynchronously,
        };
        return new SheetSettings(_profile.Architecture ?? Architecture.Arm64, choices)
        {
            ObservedTransitions = (_own?.ObservedTransitions ?? _profile.General.ObservedTransitions)?.Value,
            MigrationCost = (decimal?)_profile.MigrationCost?.Value,
        };
    }
}
