using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>Draws a scope. The same seed and recipe give the same scope on every machine.</summary>
internal sealed class RandomScope(GraphRecipe recipe, int seed)
{
    private readonly Random _random = new(seed);

    public Scope Draw()
    {
        var states = new State[recipe.States];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = Draw(i);
        }

        return new Scope(Name(0), states, default);
    }

    private static string Name(int index) => $"S{index}";

    private State Draw(int index)
    {
        var name = Name(index);
        if (index == recipe.States - 1 || _random.NextDouble() < 0.08)
        {
            return _random.Next(2) == 0
                ? new SucceedState(name, QueryLanguage.JsonPath, default)
                : new FailState(name, QueryLanguage.JsonPath, default);
        }

        if (_random.NextDouble() < recipe.Choices)
        {
            return DrawChoice(index);
        }

        return _random.NextDouble() < recipe.Catchers
            ? DrawTask(index)
            : new PassState(name, QueryLanguage.JsonPath, default) { Next = MaybeEnd(index) };
    }

    private ChoiceState DrawChoice(int index) => new(Name(index), QueryLanguage.JsonPath, default)
    {
        Choices = [.. Enumerable.Range(0, 1 + _random.Next(recipe.WidestChoice)).Select(i => Rule(index, i))],
        Default = _random.NextDouble() < 0.8 ? Target(index) : null,
        Assign = Effect(),
    };

    private ChoiceRule Rule(int index, int rule) =>
        new(Condition(rule), Target(index), default)
        {
            Assign = Effect(),
        };

    /// <summary>Often one variable for a whole Choice, so that some exclude each other and can be a switch.</summary>
    private Comparison Condition(int rule)
    {
        var variable = JsonPath.Parse(_random.Next(4) == 0 ? "$.b" : "$.a");
        return new Comparison(variable, "StringEquals", JsonValue.Create($"v{rule}"), null, default);
    }

    private TaskState DrawTask(int index) => new(Name(index), QueryLanguage.JsonPath, default)
    {
        Resource = new LambdaResource("arn"),
        Next = MaybeEnd(index),
        Catch = [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(i =>
            new Catcher([$"E{i}"], Target(index), default) { Assign = Effect() })],
    };

    private IReadOnlyList<Assignment> Effect() => _random.NextDouble() < recipe.Effects
        ? [new Assignment("x", new LiteralTemplate(null, "x", default), default)]
        : [];

    private string? MaybeEnd(int index) => _random.NextDouble() < 0.1 ? null : Target(index);

    private string Target(int index)
    {
        if (index > 0 && _random.NextDouble() < recipe.BackEdges)
        {
            // Loops with one entry: only heads at powers of two, each of which everything behind it passes through
            // often enough to dominate; anywhere at all gives loops with several entries.
            return Name(recipe.IntoLoops ? _random.Next(1, index + 1) : HeadBefore(index));
        }

        var left = recipe.States - 1 - index;
        if (_random.NextDouble() < recipe.Shared)
        {
            return Name(recipe.States - 1 - _random.Next(Math.Min(left, 4)));
        }

        return Name(index + 1 + _random.Next(Math.Min(left, _random.Next(4) == 0 ? left : 3)));
    }

    private int HeadBefore(int index) => index - (index % (1 << _random.Next(1, 4)));
}
