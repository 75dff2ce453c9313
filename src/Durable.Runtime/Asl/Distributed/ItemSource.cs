using System.IO.Compression;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Reads the items of a distributed Map from an object store.</summary>
/// <remarks>
/// <code>
///   getObject ───────────────────────► one file ─┐
///   listObjectsV2 ──► entries                    │
///        └─ LOAD_AND_FLATTEN ────────► files ────┼─► items, at most MaxItems
///   getObject, manifest ─────────────► files ────┘
/// </code>
/// </remarks>
internal sealed class ItemSource(ItemReader reader, IObjectStore store, CancellationToken cancellation)
{
    private readonly List<SourceItem> _items = [];
    private readonly List<string> _tags = [];

    private bool IsFull => reader.MaxItems > 0 && _items.Count >= reader.MaxItems;

    /// <summary>Reads the items, and a text that differs when the files have other contents.</summary>
    /// <exception cref="StatesException"><c>States.ItemReaderFailed</c>.</exception>
    public async Task<(IReadOnlyList<SourceItem> Items, string Tag)> ReadAsync()
    {
        if (reader.MaxItems < 0)
        {
            throw ItemFailures.Reader("field MaxItems must be positive");
        }

        try
        {
            await (IsListing ? ReadListingAsync() : ReadObjectAsync());
        }
        catch (ObjectStoreException failure)
        {
            throw ItemFailures.Reader(failure.Message, failure);
        }
        catch (InvalidDataException failure)
        {
            throw ItemFailures.Reader($"A file is damaged: {failure.Message}", failure);
        }

        return (_items, string.Join(' ', _tags));
    }

    private bool IsListing => reader.Resource.EndsWith(":listObjectsV2", StringComparison.Ordinal);

    private string Bucket => Argument(nameof(Bucket)) ?? throw MissingArgument(nameof(Bucket));

    private async Task ReadListingAsync()
    {
        var bucket = Bucket;
        var loads = reader.Transformation == "LOAD_AND_FLATTEN";
        await foreach (var listed in store.ListAsync(bucket, Argument("Prefix"), cancellation))
        {
            if (loads)
            {
                await ReadFileAsync(new FileAddress(bucket, listed.Key));
            }
            else
            {
                _items.Add(new SourceItem(Entry(listed), $"s3://{bucket}"));
            }

            if (IsFull)
            {
                return;
            }
        }
    }

    private async Task ReadObjectAsync()
    {
        var address = new FileAddress(Bucket, Argument("Key") ?? throw MissingArgument("Key"), Argument("VersionId"));
        if (reader.InputType == "PARQUET" && address.VersionId is not null)
        {
            throw ItemFailures.Reader("S3 Version ID selection is not currently supported for PARQUET files");
        }

        if (reader.ManifestType is null && reader.InputType != "MANIFEST")
        {
            await ReadFileAsync(address);
            return;
        }

        var manifest = await ReadTextAsync(address);
        var isInventory = reader.ManifestType != "ATHENA_DATA";
        var files = isInventory ? Manifest.Inventory(manifest) : Manifest.Athena(manifest);
        foreach (var file in files.TakeWhile(_ => !IsFull))
        {
            await ReadFileAsync(file.Address, file.Headers);
        }
    }

    private async Task ReadFileAsync(FileAddress address, IReadOnlyList<string>? headers = null)
    {
        if (reader.InputType == "PARQUET")
        {
            await ReadParquetAsync(address);
            return;
        }

        var text = await ReadTextAsync(address);
        var items = (headers, reader.InputType) switch
        {
            ({ } given, _) => CsvItems.Read(text, reader with { CsvHeaderLocation = "GIVEN", CsvHeaders = given }),
            (_, "CSV") => CsvItems.Read(text, reader),
            (_, "JSONL") => JsonItems.ReadLines(text),
            _ => JsonItems.Read(text, reader.ItemsPointer),
        };
        foreach (var item in items.TakeWhile(_ => !IsFull))
        {
            _items.Add(new SourceItem(item, address.ToString()));
        }
    }

    private async Task ReadParquetAsync(FileAddress address)
    {
        var parquet = reader.Parquet ?? throw ItemFailures.Reader(
            $"The file '{address}' is a PARQUET file. "
            + $"Give the {nameof(StatesEnvironment)} an {nameof(IParquetReader)}.");
        using var file = await OpenAsync(address);
        await foreach (var row in parquet.ReadAsync(file.Content, cancellation))
        {
            _items.Add(new SourceItem(row, address.ToString()));
            if (IsFull)
            {
                return;
            }
        }
    }

    private async Task<string> ReadTextAsync(FileAddress address)
    {
        using var file = await OpenAsync(address);
        await using var content = address.Key.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file.Content, CompressionMode.Decompress)
            : file.Content;
        using var text = new StreamReader(content);
        return await text.ReadToEndAsync(cancellation);
    }

    private async Task<StoredObject> OpenAsync(FileAddress address)
    {
        var file = await store.OpenAsync(address.Bucket, address.Key, address.VersionId, cancellation);
        _tags.Add(file.ETag);
        return file;
    }

    private static JsonObject Entry(ListedObject listed) => new()
    {
        ["Etag"] = listed.ETag,
        ["Key"] = listed.Key,
        ["LastModified"] = listed.LastModified.ToUnixTimeSeconds(),
        ["Size"] = listed.Size,
        ["StorageClass"] = listed.StorageClass,
    };

    private string? Argument(string name) =>
        reader.Arguments is JsonObject arguments
        && arguments[name] is JsonValue value
        && value.TryGetValue(out string? text)
            ? text
            : null;

    private static StatesException MissingArgument(string name) =>
        ItemFailures.Reader($"The item reader needs the argument '{name}', a text.");
}
