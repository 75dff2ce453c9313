using System.Globalization;
using System.Text;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Graphs in the notation of Mermaid flow charts, for <c>inspect</c>, documentation and pull requests.
/// </summary>
internal sealed class MermaidWriter
{
    private readonly StringBuilder _text = new();
    private int _charts;

    /// <summary>A machine with the scopes of its Parallel and Map states as charts inside the chart.</summary>
    public static string Write(StateMachineDefinition definition)
    {
        var writer = new MermaidWriter();
        writer.Line(0, "flowchart TD");
        foreach (var (scope, title) in Titled(definition.Root))
        {
            if (title is null)
            {
                writer.Chart(GraphBuilder.Build(scope), 1);
                continue;
            }

            writer.Line(1, $"subgraph s{writer._charts.ToString(CultureInfo.InvariantCulture)}[\"{Escape(title)}\"]");
            writer.Chart(GraphBuilder.Build(scope), 2);
            writer.Line(1, "end");
        }

        return writer._text.ToString();
    }

    /// <summary>One graph.</summary>
    public static string Write(ControlFlowGraph graph)
    {
        var writer = new MermaidWriter();
        writer.Line(0, "flowchart TD");
        writer.Chart(graph, 1);
        return writer._text.ToString();
    }

    private static IEnumerable<(Scope Scope, string? Title)> Titled(Scope root)
    {
        yield return (root, null);
        foreach (var state in Scopes.OutsideIn(root).SelectMany(static s => s.States))
        {
            if (state is MapState map)
            {
                yield return (map.Processor, map.Name);
            }

            if (state is ParallelState parallel)
            {
                for (var i = 0; i < parallel.Branches.Count; i++)
                {
                    yield return (parallel.Branches[i], $"{state.Name}, branch {i + 1}");
                }
            }
        }
    }

    private void Chart(ControlFlowGraph graph, int level)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"n{_charts++}_");
        var entered = graph.Vertices.SelectMany(static v => v.Edges).Select(static e => e.To).ToHashSet();
        Line(level, $"{prefix}start((start)) --> {prefix}{graph.Entry}");
        foreach (var vertex in graph.Vertices)
        {
            // The synthetic ends are drawn only where something leads to them.
            if (vertex is StateVertex or DispatchVertex || entered.Contains(vertex.Id))
            {
                Line(level, $"{prefix}{vertex.Id}{Box(vertex)}");
            }

            foreach (var edge in vertex.Edges)
            {
                var arrow = edge.Kind == EdgeKind.Catch ? "-.->" : "-->";
                var label = LabelOf(edge) is { } text ? $"|\"{Escape(text)}\"|" : "";
                Line(level, $"{prefix}{vertex.Id} {arrow}{label} {prefix}{edge.To}");
            }
        }
    }

    private static string Box(GraphVertex vertex) => vertex switch
    {
        StateVertex { State: ChoiceState choice } => $"{{\"{Escape(choice.Name)}\"}}",
        StateVertex { State: SucceedState or FailState } final => $"([\"{Escape(final.State.Name)}\"])",
        StateVertex { State: ParallelState or MapState } body => $"[[\"{Escape(body.State.Name)}\"]]",
        StateVertex state => $"[\"{Escape(state.State.Name)}\"]",
        DispatchVertex dispatch =>
            $"{{{{\"{string.Join("<br/>", dispatch.Members.Select(static m => Escape(m.State.Name)))}\"}}}}",
        TailVertex tail => $"[/\"{Escape(tail.EntryState)}\"/]",
        NoMatchVertex => "([no match])",
        _ => "((end))",
    };

    private static string? LabelOf(GraphEdge edge) => edge switch
    {
        { Kind: EdgeKind.Next } => null,
        { Kind: EdgeKind.Default } => "default",
        { Source: WorkState work } => string.Join(", ", work.Catch
            .Skip(edge.Index)
            .Take(edge.Count)
            .SelectMany(static c => c.ErrorEquals)),
        { Count: 1 } => string.Create(CultureInfo.InvariantCulture, $"rule {edge.Index + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"rules {edge.Index + 1} to {edge.Index + edge.Count}"),
    };

    private void Line(int level, string text) => _text.Append(' ', 4 * level).Append(text).Append('\n');

    /// <summary>Inside quotes Mermaid takes anything but quotes, line breaks and its own entities and markup.</summary>
    private static string Escape(string text) => string.Concat(text.Select(static c => c switch
    {
        '"' or '#' or '<' or '>' or '&' or '`' or '\\' => string.Create(CultureInfo.InvariantCulture, $"#{(int)c};"),
        _ when char.IsControl(c) => " ",
        _ => c.ToString(),
    }));
}
