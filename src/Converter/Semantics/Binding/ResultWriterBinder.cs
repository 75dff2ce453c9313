using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads <c>ResultWriter</c> and its <c>WriterConfig</c>.</summary>
internal static class ResultWriterBinder
{
    public static ResultWriter? Bind(StateContext state)
    {
        if (state.Fields.Below("ResultWriter", $"'ResultWriter' of state '{state.Name}'") is not { } fields)
        {
            return null;
        }

        var arguments = state.IsJsonata ? "Arguments" : "Parameters";
        fields.AllowOnly("Resource", arguments, "WriterConfig");
        CheckParts(fields, arguments);
        var config = fields.Below("WriterConfig", "'WriterConfig'");
        config?.AllowOnly("Transformation", "OutputType");
        return new ResultWriter(fields.Anchor)
        {
            Resource = Resource(fields),
            Arguments = TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, arguments),
            Transformation = config?.OneOf("Transformation", "NONE", "COMPACT", "FLATTEN"),
            OutputType = config?.OneOf("OutputType", "JSON", "JSONL"),
        };
    }

    /// <summary>Something has to be said, and the resource and its arguments only together.</summary>
    private static void CheckParts(Fields fields, string arguments)
    {
        if (fields.Node.Members.Count == 0)
        {
            fields.Context.Report(DiagnosticDescriptors.EmptyValue, fields.Anchor, fields.Path, "ResultWriter");
        }
        else if (fields.Has(arguments))
        {
            fields.Require("Resource");
        }
        else if (fields.Has("Resource"))
        {
            fields.Require(arguments);
        }
    }

    private static string? Resource(Fields fields)
    {
        if (fields.Decided("Resource") is not { } text)
        {
            return null;
        }

        if (ResourceParser.Parse(text).Resource is not ServiceResource
            {
                Service: "s3", Action: "putObject", IsSdk: false, Pattern: IntegrationPattern.RequestResponse,
            })
        {
            fields.Report(
                DiagnosticDescriptors.UnknownResource, "Resource", text,
                "results are written by arn:aws:states:::s3:putObject.");
        }

        return text;
    }
}
