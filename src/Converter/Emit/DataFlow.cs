using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>A state's effective input, and the statements that had to be written to have it.</summary>
internal sealed record EffectiveInput(CodeExpression Value, IReadOnlyList<CodeStatement> Statements);

/// <summary>A result on its way into the data: where it goes is up to the state's result and output paths.</summary>
internal sealed record Placement(State State, ResultPlacement ResultPath, CodeExpression Result)
{
    /// <summary>The result is a C# literal, which <c>var</c> would not make a node.</summary>
    public bool IsLiteral { get; init; }
}

/// <summary>The order of input and output processing: asl.md section 3 for JSONPath, section 4 for JSONata.</summary>
internal static class DataFlow
{
    /// <summary>The effective input of a JSONPath state, in a local when it is read more than once.</summary>
    public static EffectiveInput Input(State state, MethodContext method, bool readOften)
    {
        var value = Through(state.InputPath, method.Data, RuntimeApi.Data.InputPath, method);
        if (state.InputPath.IsWhole || !readOften)
        {
            return new EffectiveInput(value, []);
        }

        var local = method.Local(state.Name + " Input");
        return new EffectiveInput(Id(local), [Declare(local, value, state.InputPath.IsNothing)]);
    }

    /// <summary><c>data.InputPath("$.a")</c>, <c>data</c> for <c>$</c>, <c>{}</c> for <c>null</c>.</summary>
    public static CodeExpression Through(DataPath path, CodeExpression data, string member, MethodContext method)
    {
        if (path.IsNothing)
        {
            return New(RuntimeApi.Object);
        }

        if (path.Path is not { } found)
        {
            return data;
        }

        var root = TemplateEmitter.Root(found, new ValueContext(method, data));
        return root.Call(member, method.Machine.Settings.Text(found.Text));
    }

    /// <summary>A template's value; one that is not the same each time it is computed is recorded in a step.</summary>
    public static CodeExpression Value(Template template, State state, ValueContext at)
    {
        var value = template is ExpressionTemplate whole
            ? JsonataEmitter.Whole(whole, at)
            : TemplateEmitter.Emit(template, at);
        return Determinism.IsDeterministic(template)
            ? value
            : at.Method.Await(at.Method.States.Call(RuntimeApi.Scope.Record, Str(state.Name), Lambda([], value)));
    }

    /// <summary>Puts a JSONPath result into the data: Assign, ResultPath, OutputPath.</summary>
    public static IEnumerable<CodeStatement> Place(Placement placement, MethodContext method)
    {
        var (state, target) = (placement.State, placement.ResultPath);
        var result = placement.Result;
        if (state.Assign.Count > 0)
        {
            if (result is not NameExpression)
            {
                var local = method.Local(state.Name + " Result");
                yield return Declare(local, result, placement.IsLiteral);
                result = Id(local);
            }

            // An output path into a variable still sees the value from before this state's assignments.
            if (state.OutputPath.Path?.VariableName is { } name && state.Assign.Any(a => a.Name == name))
            {
                var output = method.Local(state.Name + " Output");
                yield return Declare(output, Through(state.OutputPath, method.Data, RuntimeApi.Data.OutputPath, method), false);
                foreach (var statement in Assign(state.Assign, state, new ValueContext(method, result)))
                {
                    yield return statement;
                }

                yield return Code.Assign(method.Data, Id(output));
                yield break;
            }

            foreach (var statement in Assign(state.Assign, state, new ValueContext(method, result)))
            {
                yield return statement;
            }
        }

        if (target.IsDiscard)
        {
            if (result is AwaitExpression operation)
            {
                yield return (operation);
            }

            foreach (var statement in SetData(method, Through(state.OutputPath, method.Data, RuntimeApi.Data.OutputPath, method)))
            {
                yield return statement;
            }

            yield break;
        }

        if (target.Path is { } place && result is AwaitExpression)
        {
            // Two short statements read better than an operation inside a call.
            var local = method.Local(place.LastName ?? state.Name + " Result");
            yield return Declare(local, result, isLiteral: false);
            result = Id(local);
        }

        var placed = target.Path is { } path
            ? method.Data.Call(RuntimeApi.Data.With, method.Machine.Settings.Text(path.Text), result)
            : result;
        if (state.OutputPath.IsWhole)
        {
            foreach (var statement in SetData(method, placed))
            {
                yield return statement;
            }

            yield break;
        }

        // The output path reads what the result path produced, so that stands in a statement of its own.
        foreach (var statement in SetData(method, placed))
        {
            yield return statement;
        }

        yield return Code.Assign(
            method.Data, Through(state.OutputPath, method.Data, RuntimeApi.Data.OutputPath, method));
    }

    /// <summary>JSONata <c>Output</c> and <c>Assign</c>; neither sees the other's effect.</summary>
    /// <param name="state">The state.</param>
    /// <param name="at">What the templates may refer to.</param>
    /// <param name="fallback">The output of a state without <c>Output</c>: the result or the input.</param>
    public static IEnumerable<CodeStatement> JsonataOutput(State state, ValueContext at, CodeExpression fallback)
    {
        var method = at.Method;
        var value = state.Output is { } output ? Value(output, state, at) : fallback;
        if (state.Assign.Count == 0)
        {
            return SetData(method, value);
        }

        if (state.Output is null or LiteralTemplate || value is NameExpression { Identifier: LocalNames.Data })
        {
            return [.. Assign(state.Assign, state, at), .. SetData(method, value)];
        }

        // Computed before the variables change, kept until they have.
        var local = method.Local(state.Name + " Output");
        return
        [
            Declare(local, value, isLiteral: false),
            .. Assign(state.Assign, state, at),
            .. SetData(method, Id(local)),
        ];
    }

    /// <summary>
    /// Sets variables as if at once: one after the other where no value reads a variable that another sets, and nothing sees
    /// those that were set before a value fails; else as one tuple.
    /// </summary>
    public static IEnumerable<CodeStatement> Assign(
        IReadOnlyList<Assignment> assignments, State state, ValueContext at)
    {
        if (assignments.Count == 0)
        {
            yield break;
        }

        var method = at.Method;
        CodeExpression Local(Assignment a) => Id(method.Scope.LocalName(a.Name));
        var values = assignments.Select(a => Value(a.Value, state, at)).ToList();
        if (CanFollowEachOther(assignments, state))
        {
            // A variable that is set to itself is no statement: the compiler warns of it.
            foreach (var (local, value) in assignments.Select(Local).Zip(values).Where(static p => p.First != p.Second))
            {
                yield return Code.Assign(local, value);
            }
        }
        else
        {
            yield return Code.Assign(Tuple([.. assignments.Select(Local)]), Tuple([.. values]));
        }

        yield return (method.States.Call(RuntimeApi.Scope.Assigned,
            [.. assignments.Select(a => (CodeArgument)Tuple(Str(a.Name), Local(a)))]));
    }

    private static bool CanFollowEachOther(IReadOnlyList<Assignment> assignments, State state)
    {
        var names = assignments.Select(static a => a.Name).ToHashSet(StringComparer.Ordinal);
        return assignments.Count == 1
            || (state is not WorkState { Catch.Count: > 0 }
                && !assignments.Any(a => VariableReferences.In(a.Value).Any(name => name != a.Name && names.Contains(name))));
    }

    public static CodeStatement Declare(string local, CodeExpression value, bool isLiteral) =>
        isLiteral || value is CreationExpression
            ? Local(RuntimeApi.Node + "?", local, value)
            : Var(local, value);

    private static IEnumerable<CodeStatement> SetData(MethodContext method, CodeExpression value) =>
        value is NameExpression { Identifier: LocalNames.Data } ? [] : [Code.Assign(method.Data, value)];
}
