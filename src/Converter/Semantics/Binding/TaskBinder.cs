using System.Globalization;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads Task states.</summary>
internal static class TaskBinder
{
    private const long MaxSeconds = 99_999_999;

    public static TaskState? Bind(StateContext state)
    {
        var fields = state.Fields;
        var resource = Resource(state);
        var task = WorkBinder.Bind(
            new TaskState(state.Name, state.Language, state.Span)
            {
                Resource = resource ?? new PlaceholderResource(""),
                ResourceSpan = fields.Find("Resource")?.Value.Span ?? state.Span,
                TimeoutSeconds = ValueBinder.Integer(state, fields, "TimeoutSeconds", 1, MaxSeconds),
                HeartbeatSeconds = ValueBinder.Integer(state, fields, "HeartbeatSeconds", 1, MaxSeconds),
                Credentials = Credentials(state),
            },
            state);
        CheckHeartbeat(task, fields);
        CheckArguments(state);
        return resource is null ? null : task;
    }

    private static TaskResource? Resource(StateContext state)
    {
        var fields = state.Fields;
        if (!fields.Require("Resource") || fields.Text("Resource") is not { } text)
        {
            return null;
        }

        var parsed = ResourceParser.Parse(text);
        if (parsed.Resource is null)
        {
            fields.Report(
                parsed.Marker is null ? DiagnosticDescriptors.UnknownResource : DiagnosticDescriptors.ValueMustBeGiven,
                "Resource", parsed.Marker ?? text, parsed.Marker is null ? parsed.Problem : "Resource");
            return null;
        }

        if (parsed.Problem.Length > 0)
        {
            fields.Report(DiagnosticDescriptors.UnrecognisedResource, "Resource", text, parsed.Problem);
        }
        else if (parsed.Resource is PlaceholderResource)
        {
            fields.Report(DiagnosticDescriptors.PlaceholderResource, "Resource", text);
        }

        return CheckPattern(parsed.Resource, state);
    }

    private static TaskResource? CheckPattern(TaskResource resource, StateContext state)
    {
        if (resource is not ServiceResource service)
        {
            return resource;
        }

        if (KnownIntegrations.Problem(service) is { } problem)
        {
            state.Fields.Report(DiagnosticDescriptors.UnknownResource, "Resource", service.Text, problem);
            return null;
        }

        if (!KnownIntegrations.Supports(service))
        {
            state.Fields.Report(
                DiagnosticDescriptors.PatternNotSupported, "Resource", KnownIntegrations.Suffix(service.Pattern),
                $"{service.Service}:{service.Action}", KnownIntegrations.PatternsOf(service));
            return null;
        }

        CheckParameters(service, state);
        return resource;
    }

    private static void CheckParameters(ServiceResource service, StateContext state)
    {
        var name = state.IsJsonata ? "Arguments" : "Parameters";
        if (state.Fields.Find(name) is not { Value: SourceObject given } member)
        {
            return;
        }

        foreach (var parameter in KnownIntegrations.RequiredParameters(service))
        {
            if (given.Find(parameter) is null && given.Find(parameter + ".$") is null)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.ParameterRequired, member.NameSpan, state.Fields.Path.Field(name),
                    $"{service.Service}:{service.Action}", parameter);
            }
        }
    }

    private static Template? Credentials(StateContext state)
    {
        var fields = state.Fields;
        if (!fields.Has("Credentials"))
        {
            return null;
        }

        if (state.IsJsonata && fields.Find("Credentials")?.Value is SourceScalar { Kind: ScalarKind.String })
        {
            return TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "Credentials");
        }

        if (fields.Below("Credentials", "'Credentials'") is not { } credentials)
        {
            return null;
        }

        if (!credentials.Has("RoleArn") && (state.IsJsonata || !credentials.Has("RoleArn.$")))
        {
            // That the service misses the field beside other ones is on record; what it makes of its name in other capitals
            // is not.
            if (credentials.Members.FirstOrDefault(static m => IsRoleArn(m.Name)) is { } other)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.RoleArnMisspelled, other.NameSpan, credentials.Path, other.Name);
            }
            else
            {
                credentials.Require("RoleArn");
            }
        }

        return TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "Credentials");
    }

    private static bool IsRoleArn(string name) => name.Equals("RoleArn", StringComparison.OrdinalIgnoreCase);

    /// <summary>A request is an object. Only an expression may stand for the whole of it.</summary>
    private static void CheckArguments(StateContext state)
    {
        if (state.IsJsonata && state.Fields.Find("Arguments") is { Value: not SourceObject } arguments
            && arguments.Value is not SourceScalar { Kind: ScalarKind.Placeholder }
            && !(arguments.Value is SourceScalar text && ExpressionText.Inner(text.Text) is not null))
        {
            state.Fields.Report(
                DiagnosticDescriptors.ExpressionExpected, "Arguments", "Arguments", "an object",
                ValueText.Describe(arguments.Value));
        }
    }

    private static void CheckHeartbeat(TaskState task, Fields fields)
    {
        if (Constant(task.HeartbeatSeconds) is { } heartbeat && Constant(task.TimeoutSeconds) is { } timeout
            && heartbeat >= timeout)
        {
            fields.Report(DiagnosticDescriptors.HeartbeatTooLong, "HeartbeatSeconds", heartbeat, timeout);
        }
    }

    private static long? Constant(Template? template) =>
        template is LiteralTemplate { Value: { } value }
        && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
