using System.Globalization;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Costs.Usage;

/// <summary>
/// Reads a usage file. Every fault is reported at its place and leaves out the value concerned; whether a machine or a
/// state of that name exists is asked later, by <see cref="UsageCheck"/>.
/// </summary>
internal sealed class UsageReader
{
    private const string Region = "region";
    private const string ArchitectureKey = "architecture";
    private const string MigrationCost = "migrationCost";
    private const string Machines = "machines";
    private const string States = "states";
    private const string Branches = "branches";
    private const string ObservedTransitions = "observedTransitions";

    private static readonly string[] SettingKeys =
    [
        States, ObservedTransitions, .. UsageChoices.Keys, .. AssumptionInfo.All.Select(static i => i.Key).Where(static k => k != Branches),
    ];

    private static readonly string[] RootKeys = [Region, ArchitectureKey, MigrationCost, Machines, .. SettingKeys];

    private static readonly string[] StateKeys =
        [Branches, .. AssumptionInfo.All.Where(static i => i.IsPerState).Select(static i => i.Key)];

    private readonly DiagnosticBag _diagnostics;
    private readonly UsageProfile _profile = new();

    private UsageReader(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>The profile of a YAML or JSON text; an empty file is an empty profile.</summary>
    public static UsageProfile Read(SourceText source, DiagnosticBag diagnostics)
    {
        var reader = new UsageReader(diagnostics);
        var syntax = new DiagnosticBag();
        var tree = YamlSourceParser.Parse(source, syntax);
        foreach (var finding in syntax.Items.Where(static f => f.Descriptor != DiagnosticDescriptors.EmptyFile))
        {
            diagnostics.Add(finding);
        }

        if (tree is not null)
        {
            reader.ReadRoot(tree.Root);
        }

        return reader._profile;
    }

    private void ReadRoot(SourceNode root)
    {
        foreach (var member in Members(root, "The usage file"))
        {
            switch (member.Name)
            {
                case Region:
                    ReadRegion(member);
                    break;
                case ArchitectureKey:
                    _profile.Architecture = Choice(member, ("arm64", Architecture.Arm64), ("x86_64", Architecture.X86));
                    break;
                case MigrationCost:
                    _profile.MigrationCost = Number(member, AssumptionUnit.Count, (0, 1e12));
                    break;
                case Machines:
                    ReadMachines(member);
                    break;
                default:
                    ReadSetting(member, _profile.General, RootKeys);
                    break;
            }
        }
    }

    private void ReadRegion(SourceMember member)
    {
        if (member.Value is SourceScalar { Kind: ScalarKind.String } scalar)
        {
            _profile.Region = scalar.Text;
            _profile.RegionSpan = scalar.Span;
        }
        else
        {
            _diagnostics.Report(DiagnosticDescriptors.NotAChoice, member.Value.Span, Region, "the name of a Region", "");
        }
    }

    private void ReadMachines(SourceMember machines)
    {
        foreach (var machine in Members(machines.Value, "'machines'"))
        {
            var settings = new UsageSettings { Span = machine.NameSpan };
            _profile.Machines[machine.Name] = settings;
            foreach (var member in Members(machine.Value, $"'{machine.Name}'"))
            {
                ReadSetting(member, settings, SettingKeys);
            }
        }
    }

    private void ReadSetting(SourceMember member, UsageSettings settings, IReadOnlyList<string> known)
    {
        if (UsageChoices.Keys.Contains(member.Name))
        {
            settings.Choices = ReadChoice(member, settings.Choices ?? new DurableChoices());
        }
        else if (member.Name == States)
        {
            ReadStates(member, settings);
        }
        else if (member.Name == ObservedTransitions)
        {
            settings.ObservedTransitions = Number(member, AssumptionUnit.Count, (0, 1e9));
        }
        else if (AssumptionInfo.Find(member.Name) is { } info)
        {
            ReadValue(member, info, settings.Values);
        }
        else
        {
            Unknown(member, known);
        }
    }

    private DurableChoices ReadChoice(SourceMember member, DurableChoices choices) => member.Name switch
    {
        UsageChoices.Nesting => choices with { IsFlat = Choice(member, ("nested", false), ("flat", true)) },
        UsageChoices.Callback => choices with
        {
            HasCombinedCallback = Choice(member, ("createCallback", false), ("waitForCallback", true)),
        },
        UsageChoices.Retry => choices with { RetriesInsideStep = Choice(member, ("wait", false), ("step", true)) },
        _ => choices with { IsStartedAsynchronously = Choice(member, ("synchronous", false), ("asynchronous", true)) },
    };

    private void ReadStates(SourceMember states, UsageSettings settings)
    {
        foreach (var state in Members(states.Value, "'states'"))
        {
            var usage = new StateUsage { Span = state.NameSpan };
            settings.States[state.Name] = usage;
            foreach (var member in Members(state.Value, $"'{state.Name}'"))
            {
                if (member.Name == Branches)
                {
                    ReadBranches(member, usage);
                }
                else if (AssumptionInfo.Find(member.Name) is { IsPerState: true } info)
                {
                    ReadValue(member, info, usage.Values);
                }
                else
                {
                    Unknown(member, StateKeys);
                }
            }
        }
    }

    private void ReadBranches(SourceMember branches, StateUsage usage)
    {
        foreach (var branch in Members(branches.Value, "'branches'"))
        {
            if (Number(branch, AssumptionUnit.Share, (0, 1)) is { } share)
            {
                usage.Branches[branch.Name] = share;
            }
        }
    }

    private void ReadValue(SourceMember member, AssumptionInfo info, Dictionary<AssumptionKind, UsageValue> values)
    {
        if (Number(member, info.Unit, info.Range) is { } value)
        {
            values[info.Kind] = value;
        }
    }

    private UsageValue? Number(SourceMember member, AssumptionUnit unit, (double Minimum, double Maximum) range)
    {
        var span = member.Value.Span;
        if (!UsageNumbers.TryRead(member.Value, unit, out var value))
        {
            _diagnostics.Report(DiagnosticDescriptors.NotANumber, span, member.Name, UsageNumbers.Example(unit));
            return null;
        }

        if (value < range.Minimum || value > range.Maximum)
        {
            var given = value.ToString(CultureInfo.InvariantCulture);
            _diagnostics.Report(DiagnosticDescriptors.NumberOutOfRange, span, member.Name, given, range.Minimum, range.Maximum);
            return null;
        }

        return new UsageValue(value, member.NameSpan);
    }

    private T? Choice<T>(SourceMember member, params (string Name, T Value)[] choices)
        where T : struct
    {
        var text = (member.Value as SourceScalar)?.Text ?? "";
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        var names = choices.Select(static c => c.Name).ToList();
        var hint = Suggestion.For(text, names);
        _diagnostics.Report(
            DiagnosticDescriptors.NotAChoice, member.Value.Span, member.Name, string.Join(" or ", names), hint);
        return null;
    }

    private IEnumerable<SourceMember> Members(SourceNode node, string what)
    {
        if (node is SourceScalar { Kind: ScalarKind.Null })
        {
            return [];
        }

        if (node is not SourceObject mapping)
        {
            _diagnostics.Report(DiagnosticDescriptors.NotAMapping, node.Span, what);
            return [];
        }

        foreach (var twice in mapping.Members.Where(m => mapping.Find(m.Name) != m))
        {
            _diagnostics.Report(DiagnosticDescriptors.UsageKeyTwice, twice.NameSpan, twice.Name);
        }

        return mapping.Members;
    }

    private void Unknown(SourceMember member, IReadOnlyList<string> known) =>
        _diagnostics.Report(
            DiagnosticDescriptors.UnknownUsageKey, member.NameSpan, member.Name, Suggestion.For(member.Name, known));
}
