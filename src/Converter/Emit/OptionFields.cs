using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>
/// Retriers and time limits as constant fields of the workflow class: equal ones are written once. What is only known
/// at run time is added at the call, with <c>with</c>.
/// </summary>
internal sealed class OptionFields(MachineContext machine)
{
    private readonly List<FieldMember> _fields = [];
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyList<FieldMember> Fields => _fields;

    /// <summary>The options of a Task or Parallel, or null where all defaults hold.</summary>
    public CodeExpression? Of(WorkState state, ValueContext at) => Of(state, at, null);

    /// <summary>The options of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="at">What computed limits may refer to.</param>
    /// <param name="itemSelector">The item selector of a Map.</param>
    public CodeExpression? Of(WorkState state, ValueContext at, CodeExpression? itemSelector)
    {
        var (constant, computed) = (new List<InitializerEntry>(), new List<InitializerEntry>());
        if (Retry(state) is { } retry)
        {
            constant.Add(new MemberEntry(RuntimeApi.Options.Retry, retry));
        }

        var type = state switch
        {
            TaskState => RuntimeApi.Options.Task,
            MapState => RuntimeApi.Options.Map,
            _ => RuntimeApi.Options.Work,
        };
        foreach (var (member, template, isDuration) in Limits(state))
        {
            Add(member, template, isDuration, at, constant, computed);
        }

        if (itemSelector is not null)
        {
            computed.Add(new MemberEntry(RuntimeApi.Options.ItemSelector, itemSelector));
        }

        return (constant.Count, computed.Count) switch
        {
            (0, 0) => null,
            (0, _) => New(type).With(computed),
            (_, 0) => Constant(state, type, constant),
            // One entry that never changes is shorter in place than a field of its own.
            _ when !constant.Exists(static e => e is MemberEntry { Name: RuntimeApi.Options.Retry }) =>
                New(type).With([.. constant, .. computed]),
            _ => new WithExpression(Constant(state, type, constant), computed),
        };
    }

    private static IEnumerable<(string Member, Template Template, bool IsDuration)> Limits(WorkState state)
    {
        if (state is TaskState task)
        {
            if (task.TimeoutSeconds is { } timeout)
            {
                yield return (RuntimeApi.Options.Timeout, timeout, true);
            }

            if (task.HeartbeatSeconds is { } heartbeat)
            {
                yield return (RuntimeApi.Options.Heartbeat, heartbeat, true);
            }

            if (task.Credentials is { } credentials)
            {
                yield return (RuntimeApi.Options.Credentials, credentials, false);
            }
        }

        if (state is MapState { MaxConcurrency: { } concurrency })
        {
            yield return (RuntimeApi.Options.MaxConcurrency, concurrency, false);
        }
    }

    private static void Add(
        string member,
        Template template,
        bool isDuration,
        ValueContext at,
        List<InitializerEntry> constant,
        List<InitializerEntry> computed)
    {
        var value = member switch
        {
            RuntimeApi.Options.MaxConcurrency => FieldEmitter.Integer(template, at),
            RuntimeApi.Options.Credentials => TemplateEmitter.Emit(template, at),
            _ => FieldEmitter.Duration(template, at),
        };
        var isConstant = template is LiteralTemplate && member != RuntimeApi.Options.Credentials;
        (isConstant ? constant : computed).Add(new MemberEntry(member, value));
    }

    /// <summary>The retriers of a state as a list, or null where it has none.</summary>
    public CodeExpression? RetryOf(WorkState state) => Retry(state);

    private CodeExpression? Retry(WorkState state)
    {
        if (state.Retry.Count == 0)
        {
            return null;
        }

        var list = Collection([.. state.Retry.Select(Retrier)]);
        var shared = machine.SharedRetries.Contains(MachineContext.RetryKey(state.Retry));
        return shared && !IsSharedWhole(state)
            ? Field(state, RuntimeApi.Options.Retrier + "[]", MachineContext.RetryKey(state.Retry), "Shared", list)
            : list;
    }

    private CodeExpression Retrier(Retrier retrier)
    {
        var entries = new List<InitializerEntry>();
        void Add(string name, bool isSet, string value)
        {
            if (retrier.Settings.TryGetValue(name, out var marker))
            {
                entries.Add(new MemberEntry(name, machine.Settings.Number(marker)));
            }
            else if (isSet)
            {
                entries.Add(new MemberEntry(name, new TokenExpression(value)));
            }
        }

        Add(RuntimeApi.Options.IntervalSeconds, retrier.IntervalSeconds != 1, Text(retrier.IntervalSeconds));
        Add(RuntimeApi.Options.MaxAttempts, retrier.MaxAttempts != 3, Text(retrier.MaxAttempts));
        Add(RuntimeApi.Options.BackoffRate, retrier.BackoffRate != 2.0, Text(retrier.BackoffRate));
        Add(RuntimeApi.Options.MaxDelaySeconds, retrier.MaxDelaySeconds is not null, Text(retrier.MaxDelaySeconds ?? 0));
        Add(RuntimeApi.Options.FullJitter, retrier.FullJitter, "true");
        return New(RuntimeApi.Options.Retrier, [.. retrier.ErrorEquals.Select(e => (CodeArgument)machine.Settings.Text(e))])
            .With(entries);
    }

    private bool IsSharedWhole(WorkState state) =>
        MachineContext.OptionsKey(state) is { } key && machine.SharedOptions.Contains(key);

    private CodeExpression Constant(WorkState state, string type, IReadOnlyList<InitializerEntry> entries)
    {
        var key = MachineContext.OptionsKey(state) ?? "";
        var isShared = machine.SharedOptions.Contains(key);
        return Field(
            state,
            type,
            isShared ? key : $"{state.Name}/{key}",
            isShared ? "Shared" : state.Name,
            NewOfTarget().With(entries));
    }

    private CodeExpression Field(WorkState state, string type, string key, string nameHint, CodeExpression value)
    {
        if (!_byKey.TryGetValue(key, out var name))
        {
            name = machine.Members.Pascal("options/" + key, nameHint, value is CollectionExpression ? "Retry" : "Options");
            _byKey[key] = name;
            // Settings are known to the instance only.
            var isStatic = !state.Retry.Any(r => r.Settings.Count > 0 || r.ErrorEquals.Any(machine.Settings.IsOpen));
            _fields.Add(new FieldMember(type, name, value)
            {
                Modifiers = CodeModifiers.Private | CodeModifiers.Readonly
                    | (isStatic ? CodeModifiers.Static : CodeModifiers.None),
            });
        }

        return Id(name);
    }

    private static string Text(IFormattable number) =>
        number.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
