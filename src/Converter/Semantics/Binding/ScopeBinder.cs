using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads <c>StartAt</c> and <c>States</c>, which the machine, branches and item processors share.</summary>
internal static class ScopeBinder
{
    private const int MaxNameLength = 80;

    /// <summary>The scope with the states that could be read, or nothing when it has no <c>States</c>.</summary>
    public static IEnumerable<Scope> Bind(Fields fields, ScopeContext context)
    {
        var machine = context.Machine;
        if (context.Depth > BindingContext.MaxScopeDepth)
        {
            machine.Report(
                DiagnosticDescriptors.TooDeeplyNested, fields.Anchor, fields.Path, BindingContext.MaxScopeDepth);
            return [];
        }

        fields.Require("StartAt");
        fields.Require("States");
        var startAt = fields.Text("StartAt");
        if (fields.Object("States") is not { } states)
        {
            return [];
        }

        if (states.Members.Count == 0)
        {
            fields.Report(DiagnosticDescriptors.EmptyValue, "States", "States");
        }

        var path = fields.Path.Field("States");
        var bound = new List<State>();
        var outlines = new List<StateOutline>();
        foreach (var member in states.Members)
        {
            var outline = OutlineReader.Read(member, path.Field(member.Name));
            outlines.Add(outline);
            CheckName(outline, machine);
            if (BindState(member, outline, context) is { } state)
            {
                bound.Add(state);
            }
        }

        var start = startAt is null || fields.Find("StartAt") is not { } given
            ? null
            : new Transition(startAt, given.Value.Span, fields.Path.Field("StartAt"));
        var span = fields.Find("States")?.NameSpan ?? fields.Anchor;
        machine.Outlines.Add(new ScopeOutline(start, outlines, span, fields.Path));
        return [new Scope(startAt ?? "", bound, fields.Anchor) { Comment = fields.Text("Comment") }];
    }

    private static State? BindState(SourceMember member, StateOutline outline, ScopeContext scope)
    {
        if (member.Value is not SourceObject value)
        {
            scope.Machine.Report(
                DiagnosticDescriptors.WrongType, member.Value.Span, outline.Path, member.Name, "an object",
                ValueText.Describe(member.Value));
            return null;
        }

        var fields = new Fields(value, member.NameSpan, $"state '{member.Name}'", outline.Path, scope.Machine);
        return StateBinder.Bind(member, fields, scope);
    }

    private static void CheckName(StateOutline outline, BindingContext machine)
    {
        if (outline.Name.Length is 0 or > MaxNameLength)
        {
            machine.Report(
                DiagnosticDescriptors.InvalidStateName, outline.NameSpan, outline.Path, outline.Name.Length);
        }

        if (!machine.StateNames.TryAdd(outline.Name, outline))
        {
            var first = machine.StateNames[outline.Name].NameSpan;
            machine.Report(
                DiagnosticDescriptors.DuplicateStateName, outline.NameSpan, outline.Path, outline.Name, first.Line,
                first.Column);
        }
    }
}
