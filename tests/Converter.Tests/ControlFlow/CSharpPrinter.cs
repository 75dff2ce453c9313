using System.Globalization;
using System.Text;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Prints a tree as C# with nothing but control flow in it, so that the compiler and the runtime can be asked what the
/// tree means. States and decisions go to a <see cref="Tape"/>.
/// </summary>
internal sealed class CSharpPrinter
{
    private readonly StringBuilder _text = new();

    /// <summary>A static class with one method for each method of the scope; the first is <c>Run</c>.</summary>
    public static string Print(ScopeShape shape, string className)
    {
        var printer = new CSharpPrinter();
        printer.Line($"internal static class {className} {{");
        for (var i = 0; i < shape.Methods.Count; i++)
        {
            var method = shape.Methods[i];
            printer.Line($"public static int {(i == 0 ? "Run" : method.Graph.EntryState)}(Tape t) {{");
            foreach (var dispatch in method.Body.DescendantsAndSelf().OfType<DispatchNode>())
            {
                printer.Line($"var next{dispatch.Label.State} = \"\";");
            }

            printer.Print(method.Body);
            printer.Line("}");
        }

        printer.Line("}");
        return printer._text.ToString();
    }

    private void Print(StructuredNode node)
    {
        switch (node)
        {
            case BlockNode block:
                block.Nodes.ToList().ForEach(Print);
                break;
            case ChoiceNode choice:
                Line($"t.Choose({Text(choice.State.Name)}, {Number(choice.State.Choices.Count)});");
                PrintArms(choice);
                break;
            case SwitchNode choice:
                Line($"t.Choose({Text(choice.State.Name)}, {Number(choice.State.Choices.Count)});");
                PrintSwitch(choice);
                break;
            case TryNode attempt:
                PrintTry(attempt.State, attempt.Exit, attempt.Handlers);
                break;
            case OutcomeNode outcome:
                PrintOutcome(outcome);
                break;
            case LoopNode loop:
                Braces("while (true)", loop.Body);
                break;
            case DoWhileNode loop:
                Line("do {");
                Print(loop.Body);
                Line($"t.Choose({Text(loop.State.Name)}, {Number(loop.State.Choices.Count)});");
                Line($"}} while ({(loop.UntilMatch ? "!" : "")}({Condition(loop.State, loop.Rules)}));");
                break;
            case DispatchNode dispatch:
                PrintDispatch(dispatch);
                break;
            default:
                Line(Simple(node));
                break;
        }
    }

    private static string Simple(StructuredNode node) => node switch
    {
        ExecuteNode { State: FailState fail } => $"t.Enter({Text(fail.Name)}); throw t.End(\"fails\");",
        ExecuteNode execute => $"t.Enter({Text(execute.State.Name)});",
        EdgeNode edge => $"t.Add({Text(EdgeText(edge))});",
        ReturnNode => "t.Add(\"returns\"); return 0;",
        NoMatchNode => "throw t.End(\"matches nothing\");",
        TailCallNode call => $"return {call.EntryState}(t);",
        BreakNode => "break;",
        ContinueNode => "continue;",
        GotoNode jump => $"goto Label{jump.Target.State};",
        LabelNode label => $"Label{label.Label.State}:",
        EnterDispatchNode enter => $"next{enter.Dispatch.State} = {Text(enter.State)};",
        DispatchToNode jump => $"next{jump.Dispatch.State} = {Text(jump.State)}; continue;",
        _ => throw new InvalidOperationException($"No C# for {node}."),
    };

    /// <summary>As <see cref="StateWalk"/> says it.</summary>
    private static string EdgeText(EdgeNode edge)
    {
        if (edge.Catcher is { } catcher)
        {
            var effect = catcher.Assign.Count > 0 ? $" and does {catcher.ErrorEquals[0][1..]}" : "";
            return $"{edge.State.Name} catches{effect}";
        }

        var rule = RuleIndex((ChoiceState)edge.State, edge.Rule);
        return $"{edge.State.Name} does {(rule < 0 ? "default" : Number(rule))}";
    }

    private void PrintArms(ChoiceNode choice)
    {
        for (var i = 0; i < choice.Arms.Count; i++)
        {
            var arm = choice.Arms[i];
            var test = arm.IsDefault ? "" : $"if ({(arm.Negated ? "!" : "")}({Condition(choice.State, arm.Rules)}))";
            Braces(i == 0 ? test : $"else {test}", arm.Body);
        }
    }

    private void PrintSwitch(SwitchNode choice)
    {
        Line("switch (t.Chosen) {");
        foreach (var arm in choice.Arms)
        {
            foreach (var rule in arm.Rules)
            {
                Line($"case {Number(RuleIndex(choice.State, rule))}:");
            }

            if (arm.IsDefault)
            {
                Line("default:");
            }

            Print(arm.Body);
            if (arm.Body.FallsThrough())
            {
                Line("break;");
            }
        }

        Line("}");
    }

    private void PrintTry(WorkState state, StructuredNode? exit, IReadOnlyList<CatchArm> handlers)
    {
        Line("try {");
        Line($"t.Work({Text(state.Name)}, {Number(state.Catch.Count)});");
        if (exit is not null)
        {
            Print(exit);
        }

        Line("}");
        foreach (var handler in handlers)
        {
            Braces($"catch (CaughtException e{state.Name}) when ({Matches(state, handler.Catcher)})", handler.Body);
        }
    }

    private void PrintOutcome(OutcomeNode outcome)
    {
        Line($"var e{outcome.State.Name} = t.Try({Text(outcome.State.Name)}, {Number(outcome.State.Catch.Count)});");
        Braces($"if (e{outcome.State.Name} is null)", outcome.Success);
        for (var i = 0; i < outcome.Handlers.Count; i++)
        {
            // The last catcher is the only one left: an `else` lets the compiler know.
            var test = i == outcome.Handlers.Count - 1
                ? "else"
                : $"else if ({Matches(outcome.State, outcome.Handlers[i].Catcher)})";
            Braces(test, outcome.Handlers[i].Body);
        }
    }

    private void PrintDispatch(DispatchNode dispatch)
    {
        Line($"while (true) {{ switch (next{dispatch.Label.State}) {{");
        foreach (var entry in dispatch.Entries)
        {
            Line($"case {Text(entry.State)}:");
            Print(entry.Body);
        }

        Line("} }");
    }

    private static string Matches(WorkState state, Catcher catcher) =>
        string.Join(" || ", catcher.ErrorEquals.Select(name => $"e{state.Name}.Name == {Text(name)}"));

    private static string Condition(ChoiceState state, IReadOnlyList<ChoiceRule> rules) =>
        string.Join(" || ", rules.Select(r => $"t.Chosen == {Number(RuleIndex(state, r))}"));

    private static int RuleIndex(ChoiceState state, ChoiceRule? rule) =>
        state.Choices.ToList().FindIndex(r => ReferenceEquals(r, rule));

    private void Braces(string head, StructuredNode body)
    {
        Line($"{head} {{");
        Print(body);
        Line("}");
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    private static string Text(string text) => $"\"{text}\"";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
