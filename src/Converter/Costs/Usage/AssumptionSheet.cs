using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Reports;

namespace Sfn2Durable.Costs.Usage;

/// <summary>
/// All numbers of one estimate, ready to be read in a loop: a column for each kind, with the machine's value first and
/// then one for each state. A variation shares the columns that it does not touch.
/// </summary>
internal sealed class AssumptionSheet : IFlowShares
{
    private readonly double[][] _columns;
    private readonly double[][] _shares;
    private readonly bool[] _hasTurns;
    private double[][]? _flows;

    public AssumptionSheet(MachineOutline outline, IReadOnlyList<Assumption> entries, SheetSettings settings)
    {
        Outline = outline;
        Entries = entries;
        Settings = settings;
        _columns = [.. AssumptionInfo.All.Select(i => Column(outline, i))];
        _shares = [.. outline.States.Select(static s => new double[s.Edges.Count])];
        _hasTurns = new bool[outline.States.Count];
        foreach (var entry in entries)
        {
            Enter(entry);
        }

        foreach (var state in outline.States)
        {
            ShareOut(state, _columns[(int)AssumptionKind.Failures][state.Index + 1], _shares[state.Index]);
        }
    }

    private AssumptionSheet(AssumptionSheet original, double[][] columns, double[][] shares)
    {
        Outline = original.Outline;
        Entries = original.Entries;
        Settings = original.Settings;
        _columns = columns;
        _shares = shares;
        _hasTurns = original._hasTurns;
    }

    public MachineOutline Outline { get; }

    public SheetSettings Settings { get; }

    public IReadOnlyList<Assumption> Entries { get; }

    public double EndlessTurns => this[AssumptionKind.Turns];

    /// <summary>The value for the machine.</summary>
    public double this[AssumptionKind kind] => _columns[(int)kind][0];

    public double this[AssumptionKind kind, OutlineState state] => _columns[(int)kind][state.Index + 1];

    /// <summary>
    /// Entries of each state for one entry of its scope, by the number of the scope. A variation that concerns neither
    /// shares nor loops takes them over.
    /// </summary>
    public IReadOnlyList<double[]> Flows => _flows ??= [.. Outline.Scopes.Select(s => ScopeFlow.Solve(s, this))];

    public double Share(OutlineEdge edge) => _shares[edge.From.Index][edge.Ordinal];

    public double? Turns(Loop loop) =>
        _hasTurns[loop.Header.Index] ? this[AssumptionKind.Turns, loop.Header] : null;

    /// <summary>The sheet with one number, or the same number of several states, set to another value.</summary>
    public AssumptionSheet With(AssumptionKind kind, IReadOnlyList<OutlineState> states, Func<double, double> change)
    {
        var info = AssumptionInfo.Of(kind);
        var column = (double[])_columns[(int)kind].Clone();
        foreach (var index in states.Count == 0 ? [0] : states.Select(static s => s.Index + 1))
        {
            column[index] = Math.Clamp(change(column[index]), info.Minimum, info.Maximum);
        }

        var columns = (double[][])_columns.Clone();
        columns[(int)kind] = column;
        var shares = kind == AssumptionKind.Failures ? SharesWith(states, column) : _shares;
        return new AssumptionSheet(this, columns, shares)
        {
            _flows = kind is AssumptionKind.Failures or AssumptionKind.Turns ? null : _flows,
        };
    }

    /// <summary>The sheet with one branch taken more or less often; the others share the rest as before.</summary>
    public AssumptionSheet WithShare(OutlineEdge edge, double share)
    {
        var old = _shares[edge.From.Index];
        var row = (double[])old.Clone();
        var rest = 1 - old[edge.Ordinal];
        for (var i = 0; i < row.Length; i++)
        {
            var part = rest > 0 ? old[i] / rest : 1.0 / Math.Max(1, row.Length - 1);
            row[i] = i == edge.Ordinal ? share : (1 - share) * part;
        }

        var shares = (double[][])_shares.Clone();
        shares[edge.From.Index] = row;
        return new AssumptionSheet(this, _columns, shares);
    }

    private static double[] Column(MachineOutline outline, AssumptionInfo info)
    {
        var column = new double[outline.States.Count + 1];
        Array.Fill(column, info.Kind is AssumptionKind.Retries or AssumptionKind.Failures ? 0 : info.Default);
        return column;
    }

    private void Enter(Assumption entry)
    {
        if (entry.Edge is { } edge)
        {
            _shares[edge.From.Index][edge.Ordinal] = entry.Value;
            return;
        }

        _columns[(int)entry.Kind][entry.State is { } state ? state.Index + 1 : 0] = entry.Value;
        if (entry is { Kind: AssumptionKind.Turns, State: { } header })
        {
            _hasTurns[header.Index] = true;
        }
    }

    private double[][] SharesWith(IReadOnlyList<OutlineState> states, double[] failures)
    {
        var shares = (double[][])_shares.Clone();
        foreach (var state in states)
        {
            shares[state.Index] = new double[state.Edges.Count];
            ShareOut(state, failures[state.Index + 1], shares[state.Index]);
        }

        return shares;
    }

    /// <summary>Everything but a Choice goes on, or fails: the catchers share the failures evenly.</summary>
    private static void ShareOut(OutlineState state, double failures, double[] shares)
    {
        var catchers = state.Edges.Count(static e => e.Kind == EdgeKind.Catch);
        foreach (var edge in state.Edges)
        {
            switch (edge.Kind)
            {
                case EdgeKind.Catch:
                    shares[edge.Ordinal] = failures / catchers;
                    break;
                case EdgeKind.Next:
                    shares[edge.Ordinal] = catchers == 0 ? 1 : 1 - failures;
                    break;
                default:
                    break;
            }
        }
    }
}

/// <summary>What is chosen rather than assumed.</summary>
internal sealed record SheetSettings(Architecture Architecture, DurableChoices Choices)
{
    public bool IsFlat => Choices.IsFlat == true;

    public bool HasCombinedCallback => Choices.HasCombinedCallback == true;

    public bool RetriesInsideStep => Choices.RetriesInsideStep == true;

    public bool IsStartedAsynchronously => Choices.IsStartedAsynchronously == true;

    /// <summary>Transitions per execution as observed; the counted ones are scaled to them.</summary>
    public double? ObservedTransitions { get; init; }

    public decimal? MigrationCost { get; init; }

    /// <summary>How amounts are printed: the currency of the price list.</summary>
    public Money Money { get; init; } = Money.Dollars;
}
