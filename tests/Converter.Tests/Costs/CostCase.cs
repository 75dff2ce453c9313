using Converter.Tests.Support;
using Sfn2Durable.Costs;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Costs;

/// <summary>A machine and a usage file, estimated.</summary>
internal sealed class CostCase
{
    private CostCase(CostReportSet? set, DiagnosticBag diagnostics)
    {
        Set = set;
        Diagnostics = diagnostics;
    }

    public CostReportSet? Set { get; }

    public DiagnosticBag Diagnostics { get; }

    public CostReportSet Reports => Set ?? throw new InvalidOperationException(string.Join('\n', Diagnostics.Items));

    public CostReport Report => Assert.Single(Reports.Reports);

    public CostEstimate Estimate => Report.Estimate ?? throw new InvalidOperationException(Report.Verdict.Reason);

    public IEnumerable<string> Findings =>
        Diagnostics.Sorted().Select(static d => $"{d.Span.Line},{d.Span.Column} {d.Id}");

    public static StateMachineDefinition Bind(string text, string name = "machine")
    {
        var diagnostics = new DiagnosticBag();
        var document = Assert.Single(new DefinitionLoader(new LoadOptions()).LoadText($"{name}.json", text, diagnostics));
        return DefinitionBinder.Bind(document, new BinderOptions(), diagnostics)
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }

    /// <summary>A machine of the States object <paramref name="states"/>, whose first state is the start.</summary>
    public static StateMachineDefinition Machine(string states)
    {
        var start = System.Text.Json.JsonDocument.Parse(states).RootElement.EnumerateObject().First().Name;
        return Bind($$"""{ "StartAt": "{{start}}", "States": {{states}} }""");
    }

    public static CostCase Of(string states, string usage = "", Func<CostRequest, CostRequest>? change = null) =>
        Of([Machine(states)], usage, change);

    public static CostCase Of(
        IReadOnlyList<StateMachineDefinition> machines, string usage = "", Func<CostRequest, CostRequest>? change = null)
    {
        var diagnostics = new DiagnosticBag();
        var request = new CostRequest([.. machines.Select(CostSubject.Of)]) { Usage = new SourceText("usage.yml", usage) };
        return new CostCase(CostRunner.Run(change?.Invoke(request) ?? request, diagnostics), diagnostics);
    }

    /// <summary>The folder of a fixture of this room.</summary>
    public static string Fixture(string name) => Path.Combine(Fixtures.Root, "costs", name);
}
