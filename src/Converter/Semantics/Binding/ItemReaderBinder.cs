using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads <c>ItemReader</c> and its <c>ReaderConfig</c>.</summary>
internal static class ItemReaderBinder
{
    private const long MaxItems = 100_000_000;

    public static ItemReader? Bind(StateContext state)
    {
        if (state.Fields.Below("ItemReader", $"'ItemReader' of state '{state.Name}'") is not { } fields)
        {
            return null;
        }

        var arguments = state.IsJsonata ? "Arguments" : "Parameters";
        fields.AllowOnly("Resource", arguments, "ReaderConfig");
        fields.Require("Resource");
        var reader = new ItemReader(Resource(fields), fields.Anchor)
        {
            Arguments = TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, arguments),
        };
        return fields.Below("ReaderConfig", "'ReaderConfig'") is { } config
            ? WithConfig(reader, state, config)
            : RequireInputType(reader, fields.Anchor, fields.Path.Field("ReaderConfig"), state);
    }

    private static string Resource(Fields fields)
    {
        if (fields.Decided("Resource") is not { } text)
        {
            return "";
        }

        if (ResourceParser.Parse(text).Resource is not ServiceResource { Service: "s3", IsSdk: false } resource
            || resource.Action is not ("getObject" or "listObjectsV2")
            || resource.Pattern != IntegrationPattern.RequestResponse)
        {
            fields.Report(
                DiagnosticDescriptors.UnknownResource, "Resource", text,
                "items are read by arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2.");
        }

        return text;
    }

    private static ItemReader WithConfig(ItemReader reader, StateContext state, Fields config)
    {
        string[] maxItems = state.IsJsonata ? ["MaxItems"] : ["MaxItems", "MaxItemsPath"];
        config.AllowOnly(
        [
            "InputType", "ManifestType", "Transformation", "ItemsPointer", "CSVHeaderLocation", "CSVHeaders",
            "CSVDelimiter", .. maxItems,
        ]);
        reader = reader with
        {
            InputType = config.OneOf("InputType", "CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"),
            ManifestType = config.OneOf("ManifestType", "ATHENA_DATA", "S3_INVENTORY"),
            Transformation = config.OneOf("Transformation", "NONE", "LOAD_AND_FLATTEN"),
            ItemsPointer = config.Text("ItemsPointer"),
            CsvHeaderLocation = config.OneOf("CSVHeaderLocation", "FIRST_ROW", "GIVEN"),
            CsvHeaders = config.Has("CSVHeaders") ? config.Strings("CSVHeaders") : null,
            CsvDelimiter = config.OneOf("CSVDelimiter", "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"),
            MaxItems = ValueBinder.Integer(state, config, "MaxItems", 0, MaxItems),
        };
        if (reader.InputType == "PARQUET")
        {
            config.Report(DiagnosticDescriptors.ParquetReaderNeeded, "InputType", state.Name);
        }

        if (reader.InputType == "CSV")
        {
            config.Require("CSVHeaderLocation");
        }

        if (reader.CsvHeaderLocation == "GIVEN")
        {
            config.Require("CSVHeaders");
        }

        return config.Has("InputType") ? reader : RequireInputType(reader, config.Anchor, config.Path, state);
    }

    /// <summary>A plain listing and an S3 inventory know their form; everything else has to be told.</summary>
    private static ItemReader RequireInputType(ItemReader reader, SourceSpan span, NodePath path, StateContext state)
    {
        var knowsForm = reader.ManifestType == "S3_INVENTORY"
            || (reader.Transformation != "LOAD_AND_FLATTEN"
                && !reader.Resource.EndsWith(":getObject", StringComparison.Ordinal));
        if (!knowsForm)
        {
            state.Machine.Report(DiagnosticDescriptors.FieldRequired, span, path, "'ReaderConfig'", "InputType");
        }

        return reader;
    }
}
