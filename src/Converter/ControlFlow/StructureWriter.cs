using System.Text;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// Trees as text, one node per line: what <c>inspect --after</c> prints and the structure baselines hold. Rules are
/// called by their place in the definition, since the text is about flow and not about conditions.
/// </summary>
internal sealed class StructureWriter
{
    private readonly StringBuilder _text = new();
    private int _level;

    public static string Write(StructuredWorkflow workflow)
    {
        var writer = new StructureWriter();
        var work = new Stack<(StructuredScope Scope, string Title)>([(workflow.Root, Machine(workflow.Definition))]);
        while (work.TryPop(out var next))
        {
            writer.WriteScope(next.Title, [
                (null, next.Scope.Body),
                .. next.Scope.Methods.Select(static m => (MethodTitle(m.EntryState, m.EnteredFrom), m.Body))]);
            foreach (var (title, scope) in Inner(next.Scope.Scope).Reverse())
            {
                work.Push((next.Scope.Children[scope], title));
            }
        }

        return writer._text.ToString();
    }

    /// <summary>
    /// All scopes of a machine after one pass; before the walk there are graphs, which Mermaid shows.
    /// </summary>
    public static string WriteAfter(StateMachineDefinition definition, string pass)
    {
        var writer = new StructureWriter();
        var context = new PassContext(definition, new Diagnostics.DiagnosticBag());
        var work = new Stack<(Scope Scope, string Title)>([(definition.Root, Machine(definition))]);
        while (work.TryPop(out var next))
        {
            var shape = StructurePipeline.Run(next.Scope, context, pass);
            if (shape.Methods[0].Body.IsEmpty())
            {
                writer.WriteGraphs(next.Title, shape);
            }
            else
            {
                writer.WriteScope(next.Title, [.. shape.Methods.Select(static (m, i) =>
                    (i == 0 ? null : MethodTitle(m.Graph.EntryState, m.EnteredFrom), (StructuredNode)m.Body))]);
            }

            foreach (var (title, scope) in Inner(next.Scope).Reverse())
            {
                work.Push((scope, title));
            }
        }

        return writer._text.ToString();
    }

    private static string Machine(StateMachineDefinition definition) => $"machine {Quote(definition.Name)}";

    private static string MethodTitle(string entry, IReadOnlyList<string> from) =>
        $"method {Quote(entry)} from {string.Join(", ", from.Select(Quote))}";

    private static IEnumerable<(string Title, Scope Scope)> Inner(Scope scope) =>
        scope.States.SelectMany(static state => state switch
        {
            ParallelState parallel => parallel.Branches.Select((b, i) => ($"branch {i} of {Quote(state.Name)}", b)),
            MapState map => [($"item of {Quote(state.Name)}", map.Processor)],
            _ => Enumerable.Empty<(string, Scope)>(),
        });

    private void WriteScope(string title, IReadOnlyList<(string? Title, StructuredNode Body)> methods)
    {
        WriteTitle(title);
        foreach (var (method, body) in methods)
        {
            if (method is not null)
            {
                Line(method);
            }

            WriteBody(body);
        }
    }

    private void WriteGraphs(string title, ScopeShape shape)
    {
        WriteTitle(title);
        foreach (var method in shape.Methods)
        {
            _text.Append(MermaidWriter.Write(method.Graph));
        }
    }

    private void WriteTitle(string title)
    {
        if (_text.Length > 0)
        {
            _text.Append('\n');
        }

        Line(title);
    }

    private void WriteBody(StructuredNode body)
    {
        _level++;
        foreach (var node in body.Statements())
        {
            Write(node);
        }

        _level--;
    }

    private void Write(StructuredNode node)
    {
        Line(Heading(node));
        switch (node)
        {
            case ChoiceNode choice:
                WriteArms(choice.State, choice.Arms);
                break;
            case SwitchNode choice:
                WriteArms(choice.State, choice.Arms);
                break;
            case TryNode attempt:
                WriteNested("and then", attempt.Exit);
                WriteHandlers(attempt.Handlers);
                break;
            case OutcomeNode outcome:
                WriteNested("success", outcome.Success);
                WriteHandlers(outcome.Handlers);
                break;
            case DispatchNode dispatch:
                foreach (var entry in dispatch.Entries)
                {
                    WriteNested($"state {Quote(entry.State)}", entry.Body);
                }

                break;
            case LoopNode loop:
                WriteBody(loop.Body);
                break;
            case DoWhileNode loop:
                WriteBody(loop.Body);
                var word = loop.UntilMatch ? "until" : "while";
                Line($"{word} {Quote(loop.State.Name)} {Rules(loop.State, loop.Rules)}");
                break;
        }
    }

    private static string Heading(StructuredNode node) => node switch
    {
        ExecuteNode execute => $"{KindOf(execute.State)} {Quote(execute.State.Name)}",
        ReturnNode => "return",
        EdgeNode edge => $"edge of {Quote(edge.State.Name)}",
        ChoiceNode choice => $"choice {Quote(choice.State.Name)}",
        SwitchNode choice => $"switch {Quote(choice.State.Name)}",
        NoMatchNode none => $"no match {Quote(none.State.Name)}",
        TryNode attempt => $"try {KindOf(attempt.State)} {Quote(attempt.State.Name)}",
        OutcomeNode outcome => $"outcome of {KindOf(outcome.State)} {Quote(outcome.State.Name)}",
        LoopNode loop => $"loop {Quote(loop.Label.State)}",
        DoWhileNode loop => $"do {Quote(loop.Label.State)}",
        BreakNode jump => $"break {Quote(jump.Loop.State)}",
        ContinueNode jump => $"continue {Quote(jump.Loop.State)}",
        GotoNode jump => $"goto {Quote(jump.Target.State)}",
        LabelNode label => $"label {Quote(label.Label.State)}",
        TailCallNode call => $"return call {Quote(call.EntryState)}",
        DispatchNode dispatch => $"dispatch {Quote(dispatch.Label.State)}",
        DispatchToNode jump => $"dispatch to {Quote(jump.State)}",
        EnterDispatchNode enter => $"enter dispatch {Quote(enter.Dispatch.State)} at {Quote(enter.State)}",
        BlockNode => "block",
        _ => throw new InvalidOperationException($"Unknown node {node.GetType().Name}."),
    };

    private void WriteArms(ChoiceState choice, IReadOnlyList<ChoiceArm> arms)
    {
        foreach (var arm in arms)
        {
            var test = arm.IsDefault ? "" : $"{(arm.Negated ? "unless" : "if")} {Rules(choice, arm.Rules)}";
            WriteNested((arm == arms[0] ? test : $"else {test}").TrimEnd(), arm.Body);
        }
    }

    private void WriteHandlers(IReadOnlyList<CatchArm> handlers)
    {
        foreach (var handler in handlers)
        {
            WriteNested($"catch {string.Join(", ", handler.Catcher.ErrorEquals.Select(Escape))}", handler.Body);
        }
    }

    private void WriteNested(string heading, StructuredNode? body)
    {
        if (body is not null)
        {
            _level++;
            Line(heading);
            WriteBody(body);
            _level--;
        }
    }

    private static string Rules(ChoiceState choice, IReadOnlyList<ChoiceRule> rules)
    {
        var first = 0;
        while (!ReferenceEquals(choice.Choices[first], rules[0]))
        {
            first++;
        }

        return rules.Count == 1 ? $"rule {first}" : $"rules {first} to {first + rules.Count - 1}";
    }

    private static string KindOf(State state) => state.GetType().Name.Replace(nameof(State), "").ToLowerInvariant();

    private void Line(string text) => _text.Append(' ', 2 * _level).Append(text).Append('\n');

    private static string Quote(string name) => $"'{Escape(name)}'";

    /// <summary>State names are data: what would break the line or fake its end is written as an escape.</summary>
    private static string Escape(string text) => string.Concat(text.Select(static c => c switch
    {
        '\\' => "\\\\",
        '\'' => "\\'",
        '\n' => "\\n",
        _ when char.IsControl(c) || c is '\u2028' or '\u2029' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    }));
}
