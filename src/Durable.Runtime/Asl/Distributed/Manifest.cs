using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Files that name the files with the items.</summary>
internal static class Manifest
{
    /// <summary>A data file; an inventory also tells its columns.</summary>
    public sealed record DataFile(FileAddress Address, IReadOnlyList<string>? Headers);

    /// <summary>What Athena's UNLOAD leaves: a line with an address for each file.</summary>
    public static IEnumerable<DataFile> Athena(string text) =>
        from line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select FileAddress.TryParse(line.Trim('"')) is { } address
            ? new DataFile(address, null)
            : throw ItemFailures.Reader($"The manifest holds '{line}', which is no address of an object.");

    /// <summary>What S3 Inventory leaves: a JSON document with keys and columns of CSV files.</summary>
    public static IEnumerable<DataFile> Inventory(string text)
    {
        if (!ServiceJson.TryParse(text, out var node, out _)
            || node is not JsonObject manifest
            || manifest["files"] is not JsonArray files
            || Text(manifest, "fileSchema") is not { } schema)
        {
            throw ItemFailures.Reader("The file is no manifest of an S3 inventory.");
        }

        if (Text(manifest, "fileFormat") is { } format and not "CSV")
        {
            throw ItemFailures.Reader($"Inventories in the format {format} cannot be read.");
        }

        // The bucket is given as an ARN.
        var bucket = Text(manifest, "destinationBucket")?.Split(':')[^1] ?? "";
        string[] columns = schema.Split(',', StringSplitOptions.TrimEntries);
        return from file in files
               select Text(file as JsonObject, "key") is { } key
                   ? new DataFile(new FileAddress(bucket, key), columns)
                   : throw ItemFailures.Reader("The manifest names a file without a key.");
    }

    private static string? Text(JsonObject? members, string name) =>
        members?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
