using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Sfn2Durable.ControlFlow;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Scopes in a line per state, for tests where a definition would hide the point:
/// <code>
/// A > B            a Pass that goes to B; `A > .` ends
/// A ! X Y > B      a Task whose errors E0 and E1 go to X and Y
/// A ? X Y : B      a Choice with two rules and a Default; without `: B` it has none
/// A = Fail         a Fail or a Succeed
/// </code>
/// Rules compare <c>$.a</c> with <c>v0</c>, <c>v1</c>, …; a rule written <c>X*</c> is a JSONata condition, of which
/// nothing is known, and one written <c>X!</c> assigns a variable.
/// </summary>
internal static class Flow
{
    public static Scope Scope(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Scope(lines[0].Split(' ')[0], [.. lines.Select(Read)], default);
    }

    /// <summary>The tree after a pass, without the title of the machine.</summary>
    public static string After<TPass>(string text)
        where TPass : IStructurePass => Print(Shapes.Structure(Scope(text), typeof(TPass).Name));

    /// <summary>The tree after all passes.</summary>
    public static string AfterAll(string text) => Print(Shapes.Structure(Scope(text)));

    /// <summary>What is said about the scope, as <c>id: message</c>.</summary>
    public static IReadOnlyList<string> Diagnostics(string text)
    {
        var bag = new DiagnosticBag();
        Structurer.Structure(Shapes.Machine(Scope(text)), bag);
        return [.. bag.Items.Select(static d => $"{d.Id}: {d.Message}")];
    }

    /// <summary>Compares trees; what the text of the test adds in line ends is left aside.</summary>
    public static void AssertTree(string expected, string actual) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), actual.TrimEnd());

    private static string Print(ScopeShape shape)
    {
        var lines = Shapes.Print(shape).Split('\n').Skip(1);
        return string.Join('\n', lines.Select(static l => l.StartsWith("  ", StringComparison.Ordinal) ? l[2..] : l));
    }

    private static State Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (name, kind, rest) = (words[0], words[1], words[2..]);
        var separator = Array.FindIndex(rest, static w => w is ">" or ":");
        return kind switch
        {
            "=" => rest[0] == "Fail"
                ? new FailState(name, QueryLanguage.JsonPath, default)
                : new SucceedState(name, QueryLanguage.JsonPath, default),
            "?" => new ChoiceState(name, QueryLanguage.JsonPath, default)
            {
                Choices = [.. (separator < 0 ? rest : rest[..separator]).Select(Rule)],
                Default = separator < 0 ? null : rest[^1],
            },
            "!" => new TaskState(name, QueryLanguage.JsonPath, default)
            {
                Resource = new LambdaResource("arn"),
                Catch = [.. rest[..separator].Select(static (to, i) => new Catcher([$"E{i}"], to, default))],
                Next = Next(rest[^1]),
            },
            _ => new PassState(name, QueryLanguage.JsonPath, default) { Next = Next(rest[0]) },
        };
    }

    private static string? Next(string word) => word == "." ? null : word;

    private static ChoiceRule Rule(string word, int index)
    {
        Condition condition = word.EndsWith('*')
            ? new ExpressionCondition(new LiteralTemplate(null, "Condition", default), default)
            : new Comparison(JsonPath.Parse("$.a"), "StringEquals", JsonValue.Create($"v{index}"), null, default);
        return new ChoiceRule(condition, word.TrimEnd('*', '!'), default)
        {
            Assign = word.EndsWith('!') ? [new Assignment("x", new LiteralTemplate(null, "x", default), default)] : [],
        };
    }
}
