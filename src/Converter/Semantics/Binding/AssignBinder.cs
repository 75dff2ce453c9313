using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads <c>Assign</c>: an object of variable names and templates.</summary>
internal static class AssignBinder
{
    public static IReadOnlyList<Assignment> Bind(StateContext state, Fields fields, ExpressionPlace place)
    {
        if (fields.Object("Assign") is not { } assign)
        {
            return [];
        }

        var path = fields.Path.Field("Assign");
        var assignments = new List<Assignment>();
        foreach (var member in TemplateBinder.For(state, place).Members(assign, "Assign", path))
        {
            var span = member.Source.NameSpan;
            if (member.Key is "" or "states" || member.Key.Length > VariableNames.MaxLength)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.InvalidVariableName, span, path.Field(member.Key), member.Key);
            }
            else if (!VariableNames.IsValid(member.Key))
            {
                state.Machine.Report(
                    DiagnosticDescriptors.UnusualVariableName, span, path.Field(member.Key), member.Key);
            }

            assignments.Add(new Assignment(member.Key, member.Value, span));
        }

        return assignments;
    }
}
