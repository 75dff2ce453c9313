using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Asl.Distributed;

/// <summary>What the readers of distributed Maps find in an object store.</summary>
public sealed class ItemSourceTests
{
    private const string GetObject = "arn:aws:states:::s3:getObject";
    private const string ListObjects = "arn:aws:states:::s3:listObjectsV2";

    [Theory]
    [InlineData("FIRST_ROW", "H1,H2\nv1,v2\n", """[{"H1":"v1","H2":"v2"}]""")]
    [InlineData(
        "FIRST_ROW",
        "H1,H2\nv1,v2,extra\n,\nonly\n",
        """[{"H1":"v1","H2":"v2"},{"H1":"","H2":""},{"H1":"only","H2":""}]""")]
    [InlineData("FIRST_ROW", "H1,\nv1,v2", """[{"H1":"v1","":"v2"}]""")]
    [InlineData("FIRST_ROW", "H1", "[]")]
    [InlineData("FIRST_ROW", "", "[]")]
    [InlineData("GIVEN", "v1,v2\nv3", """[{"A":"v1","B":"v2"},{"A":"v3","B":""}]""")]
    [InlineData("FIRST_ROW", "\uFEFFH1\nv1", """[{"H1":"v1"}]""")]
    public async Task Csv_rows_become_objects_of_texts(string location, string text, string expected)
    {
        var reader = Reader("CSV") with { CsvHeaderLocation = location, CsvHeaders = ["A", "B"] };

        Assert.Equal(expected, await ReadAsync(reader, text));
    }

    [Theory]
    [InlineData("PIPE", '|')]
    [InlineData("SEMICOLON", ';')]
    [InlineData("SPACE", ' ')]
    [InlineData("TAB", '\t')]
    [InlineData("COMMA", ',')]
    [InlineData(null, ',')]
    public async Task Csv_delimiters_have_names(string? name, char delimiter)
    {
        var reader = Reader("CSV") with { CsvDelimiter = name };

        Assert.Equal("""[{"a":"1","b":"2"}]""", await ReadAsync(reader, $"a{delimiter}b\n1{delimiter}2"));
    }

    [Theory]
    [InlineData("H1,H1\nv", "CSV headers cannot contain duplicates.")]
    [InlineData(",,\nv", "CSV headers cannot contain duplicates.")]
    public async Task Csv_headers_have_to_differ(string text, string cause) =>
        Assert.Equal(cause, await FailAsync(Reader("CSV"), text));

    [Theory]
    [InlineData(null, "[1,{\"a\":[]},null]", """[1,{"a":[]},null]""")]
    [InlineData("/data/items", """{"data":{"items":[1.0,2]}}""", "[1.0,2]")]
    [InlineData("/a~1b/1", """{"a/b":[0,[5]]}""", "[5]")]
    public async Task Json_files_hold_an_array(string? pointer, string text, string expected) =>
        Assert.Equal(expected, await ReadAsync(Reader("JSON") with { ItemsPointer = pointer }, text));

    [Theory]
    [InlineData(null, """{"Hello":"world"}""", "Attempting to map over non-iterable node.")]
    [InlineData(null, "5", "Attempting to map over non-iterable node.")]
    [InlineData("/gone", "{}", "The ItemsPointer '/gone' does not lead to a value of the file.")]
    public async Task Other_json_files_are_refused(string? pointer, string text, string cause) =>
        Assert.Equal(cause, await FailAsync(Reader("JSON") with { ItemsPointer = pointer }, text));

    [Fact]
    public async Task Damaged_json_is_refused() =>
        Assert.StartsWith(
            "The file is not valid JSON: ", await FailAsync(Reader("JSON"), "[1,"), StringComparison.Ordinal);

    [Fact]
    public async Task Json_lines_hold_an_item_each()
    {
        Assert.Equal("""[{"a":1},2,"x"]""", await ReadAsync(Reader("JSONL"), "{\"a\":1}\n\n2\r\n\"x\"\n"));
        Assert.StartsWith(
            "Line 2 is not valid JSON: ", await FailAsync(Reader("JSONL"), "1\n{"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "[1,2,3]")]
    [InlineData(2, "[1,2]")]
    [InlineData(9, "[1,2,3]")]
    public async Task Max_items_cuts_the_data(int most, string expected) =>
        Assert.Equal(expected, await ReadAsync(Reader("JSON") with { MaxItems = most }, "[1,2,3]"));

    [Fact]
    public async Task Max_items_may_not_be_negative() =>
        Assert.Equal("field MaxItems must be positive", await FailAsync(Reader("JSON") with { MaxItems = -1 }, "[]"));

    [Fact]
    public async Task A_missing_object_or_argument_is_a_failure_of_the_reader()
    {
        Assert.Equal(
            "The object 'gone' does not exist in the bucket 'b'.",
            await FailAsync(Reader("JSON", key: "gone"), "[]"));
        Assert.Equal(
            "The item reader needs the argument 'Key', a text.",
            await FailAsync(Reader("JSON") with { Arguments = new JsonObject { ["Bucket"] = "b" } }, "[]"));
    }

    [Fact]
    public async Task A_listing_gives_entries_in_the_order_of_keys()
    {
        var store = Store(("b", "z/2", "22"), ("b", "a", "1"), ("b", "z/10", ""), ("other", "z/1", ""));
        var reader = new ItemReader
        {
            Resource = ListObjects, Arguments = new JsonObject { ["Bucket"] = "b", ["Prefix"] = "z/" },
        };

        var (items, _) = await new ItemSource(reader, store, default).ReadAsync();

        Assert.Equal(["z/10", "z/2"], items.Select(item => item.Value?["Key"]?.GetValue<string>()));
        Assert.All(items, item => Assert.Equal("s3://b", item.Source));
        Assert.Equal(
            ["Etag", "Key", "LastModified", "Size", "StorageClass"],
            items[0].Value?.AsObject().Select(member => member.Key));
        Assert.Equal("""[0,1767225600,"STANDARD"]""", Text(items[0].Value, "Size", "LastModified", "StorageClass"));
    }

    [Fact]
    public async Task Listed_objects_can_be_loaded_and_flattened()
    {
        var store = Store(("b", "1.json", "[1,2]"), ("b", "2.json", "[3]"), ("b", "3.json", "[4,5]"));
        var reader = new ItemReader
        {
            Resource = ListObjects,
            Arguments = new JsonObject { ["Bucket"] = "b" },
            InputType = "JSON",
            Transformation = "LOAD_AND_FLATTEN",
            MaxItems = 4,
        };

        var (items, _) = await new ItemSource(reader, store, default).ReadAsync();

        Assert.Equal(["1", "2", "3", "4"], items.Select(item => item.Value?.ToJsonString()));
        Assert.Equal(["s3://b/1.json", "s3://b/2.json", "s3://b/3.json"], items.Select(item => item.Source).Distinct());
    }

    [Fact]
    public async Task An_athena_manifest_names_files()
    {
        var store = Store(("b", "f", "s3://data/1\n\"s3://data/2\"\n"), ("data", "1", "1\n2"), ("data", "2", "3"));

        var (items, _) = await new ItemSource(
            Reader("JSONL") with { ManifestType = "ATHENA_DATA" }, store, default).ReadAsync();

        Assert.Equal(["1", "2", "3"], items.Select(item => item.Value?.ToJsonString()));
    }

    [Fact]
    public async Task An_inventory_manifest_names_compressed_files_and_their_columns()
    {
        var store = Store(("b", "f", """
            {"destinationBucket":"arn:aws:s3:::inv","fileFormat":"CSV","fileSchema":"Bucket, Key, Size",
             "files":[{"key":"data/1.csv.gz","size":10}]}
            """));
        store.Put("inv", "data/1.csv.gz", Zipped("\"b\",\"k1\",\"5\"\n\"b\",\"k2\",\"6\"\n"));

        var (items, _) = await new ItemSource(
            Reader("MANIFEST") with { ManifestType = "S3_INVENTORY" }, store, default).ReadAsync();

        Assert.Equal("""{"Bucket":"b","Key":"k2","Size":"6"}""", ServiceJson.Write(items[1].Value));
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task A_damaged_archive_is_a_failure_of_the_reader() =>
        Assert.StartsWith(
            "A file is damaged: ",
            await FailAsync(Reader("CSV", "f.gz"), "no archive", "f.gz"),
            StringComparison.Ordinal);

    [Fact]
    public async Task Parquet_needs_a_reader()
    {
        Assert.Equal(
            "The file 's3://b/f' is a PARQUET file. Give the StatesEnvironment an IParquetReader.",
            await FailAsync(Reader("PARQUET"), "x"));
        Assert.Equal(
            "S3 Version ID selection is not currently supported for PARQUET files",
            await FailAsync(
                Reader("PARQUET") with
                {
                    Arguments = new JsonObject { ["Bucket"] = "b", ["Key"] = "f", ["VersionId"] = "1" },
                },
                "x"));
        Assert.Equal(
            """[{"bytes":1}]""",
            await ReadAsync(Reader("PARQUET") with { Parquet = new SizeReader(), MaxItems = 1 }, "x"));
    }

    [Fact]
    public async Task The_tag_tells_contents_apart()
    {
        var (_, first) = await new ItemSource(Reader("JSON"), Store(("b", "f", "[1]")), default).ReadAsync();
        var (_, same) = await new ItemSource(Reader("JSON"), Store(("b", "f", "[1]")), default).ReadAsync();
        var (_, other) = await new ItemSource(Reader("JSON"), Store(("b", "f", "[2]")), default).ReadAsync();

        Assert.Equal(first, same);
        Assert.NotEqual(first, other);
    }

    private static ItemReader Reader(string type, string key = "f") => new()
    {
        Resource = GetObject,
        InputType = type,
        Arguments = new JsonObject { ["Bucket"] = "b", ["Key"] = key },
    };

    private static InMemoryObjectStore Store(params (string Bucket, string Key, string Text)[] objects)
    {
        var store = new InMemoryObjectStore(new VirtualTimeProvider());
        foreach (var (bucket, key, text) in objects)
        {
            store.Put(bucket, key, Encoding.UTF8.GetBytes(text));
        }

        return store;
    }

    private static async Task<string> ReadAsync(ItemReader reader, string text)
    {
        var (items, _) = await new ItemSource(reader, Store(("b", "f", text)), default).ReadAsync();
        Assert.All(items, item => Assert.Equal("s3://b/f", item.Source));
        return ServiceJson.Write(new JsonArray([.. items.Select(item => item.Value?.DeepClone())]));
    }

    private static async Task<string?> FailAsync(ItemReader reader, string text, string key = "f")
    {
        var failure = await Assert.ThrowsAsync<StatesException>(
            () => new ItemSource(reader, Store(("b", key, text)), default).ReadAsync());
        Assert.Equal("States.ItemReaderFailed", failure.Error);
        return failure.Cause;
    }

    private static string Text(JsonNode? node, params string[] names) =>
        ServiceJson.Write(new JsonArray([.. names.Select(name => node?[name]?.DeepClone())]));

    private static byte[] Zipped(string text)
    {
        using var result = new MemoryStream();
        using (var zip = new GZipStream(result, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray();
    }

    internal sealed class SizeReader : IParquetReader
    {
        public async IAsyncEnumerable<JsonObject> ReadAsync(
            Stream content,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield return new JsonObject { ["bytes"] = content.Length };
            yield return new JsonObject { ["never"] = "read" };
        }
    }
}
