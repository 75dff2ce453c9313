using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Tests.Asl.Distributed;

/// <summary>Distributed Maps, each way of running them.</summary>
public sealed class DistributedMapTests
{
    private const string GetObject = "arn:aws:states:::s3:getObject";

    public static TheoryData<MapStrategy> Strategies => [MapStrategy.Nested, MapStrategy.Flat, MapStrategy.Sharded];

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Outputs_are_in_the_order_of_the_items(MapStrategy strategy)
    {
        var run = await Machine(
            new DistributedMapOptions { Strategy = strategy, ItemsPerShard = 2 },
            async (input, child) =>
            {
                child.Enter("Wait", input);
                await child.WaitAsync("Wait", TimeSpan.FromSeconds(9 - (input?.GetValue<int>() ?? 0)));
                return await child.TaskAsync(
                    "Work", (request, _) => Task.FromResult<JsonNode?>($"done {request}"), input);
            }).RunAsync("[1,2,3,4,5]");

        Assert.Equal("""["done 1","done 2","done 3","done 4","done 5"]""", run.OutputText);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_child_is_an_execution_of_its_own(MapStrategy strategy)
    {
        var machine = Machine(
            new DistributedMapOptions { Strategy = strategy, Label = "Lab" },
            (input, child) => Task.FromResult<JsonNode?>(new JsonObject
            {
                ["id"] = child.Context["Execution"]?["Id"]?.DeepClone(),
                ["input"] = child.Context["Execution"]?["Input"]?.DeepClone(),
                ["machine"] = child.Context["StateMachine"]?["Id"]?.DeepClone(),
                ["map"] = child.Context["Map"]?.DeepClone(),
                ["branch"] = child.Branch,
                ["variables"] = child.Variables.Count,
            }),
            new StatesEnvironment
            {
                ExecutionId = "arn:aws:states:r:1:execution:m:e",
                StateMachineId = "arn:aws:states:r:1:stateMachine:m",
            });

        var run = await machine.RunAsync("""[{"n":1}]""");
        var child = run.Output?[0];

        Assert.Matches("^arn:aws:states:r:1:execution:m/Lab:[0-9a-f-]{36}$", child?["id"]?.GetValue<string>());
        Assert.Equal("arn:aws:states:r:1:stateMachine:m/Lab", child?["machine"]?.GetValue<string>());
        Assert.Equal(
            """[{"n":1},null,"Each[0]",0]""",
            Members(child, "input", "map", "branch", "variables"));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Items_are_selected_and_batched(MapStrategy strategy)
    {
        var run = await Machine(
            new DistributedMapOptions
            {
                Strategy = strategy,
                ItemSelector = item => new JsonArray(item.Index, item.Value?.DeepClone(), item.Source),
                ItemBatcher = new ItemBatcher { MaxItemsPerBatch = 2, BatchInput = "all" },
            },
            Echo).RunAsync("[7,8,9]");

        Assert.Equal(
            """[{"BatchInput":"all","Items":[[0,7,"STATE_DATA"],[1,8,"STATE_DATA"]]},"""
            + """{"BatchInput":"all","Items":[[2,9,"STATE_DATA"]]}]""",
            run.OutputText);
    }

    [Theory]
    [InlineData(15, "[[1,2],[3,4],[5]]")]
    [InlineData(16, "[[1,2],[3,4],[5]]")]
    [InlineData(13, "[[1],[2],[3],[4],[5]]")]
    [InlineData(0, "[[1,2,3,4,5]]")]
    [InlineData(1, "[[1],[2],[3],[4],[5]]")]
    public async Task Batches_are_bounded_by_bytes(int bytes, string batches)
    {
        var run = await Machine(
            new DistributedMapOptions { ItemBatcher = new ItemBatcher { MaxInputBytesPerBatch = bytes } },
            (input, _) => Task.FromResult(input?["Items"]?.DeepClone())).RunAsync("[1,2,3,4,5]");

        Assert.Equal(batches, run.OutputText);
    }

    [Fact]
    public async Task Members_of_an_object_are_items_with_keys()
    {
        var run = await Machine(
            new DistributedMapOptions
            {
                ItemSelector = item => new JsonArray(item.Key, item.Context["Map"]?["Item"]?.DeepClone()),
            },
            Echo).RunAsync("""{"a":1,"b":null}""");

        Assert.Equal(
            """[["a",{"Index":0,"Key":"a","Value":1,"Source":"STATE_DATA"}],"""
            + """["b",{"Index":1,"Key":"b","Value":null,"Source":"STATE_DATA"}]]""",
            run.OutputText);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Tolerated_failures_leave_no_output(MapStrategy strategy)
    {
        var run = await Machine(
            new DistributedMapOptions { Strategy = strategy, ToleratedFailureCount = 2, ItemsPerShard = 2 },
            FailNegative).RunAsync("[1,-2,3,-4,5]");

        Assert.Equal("[1,3,5]", run.OutputText);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Too_many_failures_fail_the_map(MapStrategy strategy)
    {
        var run = await Machine(
            new DistributedMapOptions { Strategy = strategy, ToleratedFailureCount = 1, ItemsPerShard = 2 },
            FailNegative).RunAsync("[1,-2,3,-4,5]");

        Assert.Equal("States.ExceedToleratedFailureThreshold", run.Error);
        Assert.Equal("The specified tolerated failure threshold was exceeded", run.Cause);
    }

    [Theory]
    [InlineData(null, null, 10, 0)]
    [InlineData(3, null, 10, 3)]
    [InlineData(null, 25.0, 10, 2)]
    [InlineData(null, 29.0, 100, 29)]
    [InlineData(null, 0.5, 10, 0)]
    [InlineData(null, 100.0, 10, 10)]
    [InlineData(5, 10.0, 10, 1)]
    [InlineData(0, 100.0, 10, 0)]
    public void Thresholds_allow_so_many_items_to_fail(int? count, double? percentage, int items, int allowed)
    {
        var options = new DistributedMapOptions
        {
            ToleratedFailureCount = count, ToleratedFailurePercentage = percentage,
        };

        Assert.Equal(allowed, FailureAllowance.Of(options, items).Allowed);
    }

    [Fact]
    public async Task All_items_of_a_failed_batch_count()
    {
        var run = await Machine(
            new DistributedMapOptions
            {
                ItemBatcher = new ItemBatcher { MaxItemsPerBatch = 3 }, ToleratedFailureCount = 2,
            },
            (_, _) => throw new StatesException("Bad")).RunAsync("[1,2,3]");

        Assert.Equal("States.ExceedToleratedFailureThreshold", run.Error);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Items_are_read_once_however_often_the_process_dies(MapStrategy strategy)
    {
        var run = await Machine(
            new DistributedMapOptions
            {
                Strategy = strategy,
                ItemsPerShard = 1,
                ItemReader = new ItemReader
                {
                    Resource = GetObject,
                    InputType = "CSV",
                    Arguments = new JsonObject { ["Bucket"] = "b", ["Key"] = "f.csv" },
                    MaxItems = 3,
                },
                Objects = Objects("n\n1\n2\n3\n4\n"),
            },
            async (input, child) =>
            {
                await child.WaitAsync("Wait", TimeSpan.FromMinutes(1));
                return input?["n"]?.DeepClone();
            }).RunAsync();

        Assert.Equal("""["1","2","3"]""", run.OutputText);
    }

    [Theory]
    [InlineData(MapStrategy.Nested)]
    [InlineData(MapStrategy.Sharded)]
    public async Task Items_that_do_not_fit_one_record_are_read_in_chunks(MapStrategy strategy)
    {
        var large = string.Join(',', Enumerable.Range(0, 5).Select(n => $"\"{n}{new string('x', 60_000)}\""));
        var run = await Machine(
            new DistributedMapOptions
            {
                Strategy = strategy,
                ItemReader = new ItemReader
                {
                    Resource = GetObject,
                    InputType = "JSON",
                    Arguments = new JsonObject { ["Bucket"] = "b", ["Key"] = "f.csv" },
                },
                Objects = Objects($"[{large}]"),
            },
            (input, _) => Task.FromResult<JsonNode?>(input?.GetValue<string>()[..1])).RunAsync();

        Assert.Equal("""["0","1","2","3","4"]""", run.OutputText);
        Assert.Equal(4, run.OperationNames.Count(name => name == "Step Each items"));
    }

    [Fact]
    public async Task A_reader_that_fails_can_be_retried_and_caught()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            try
            {
                states.Enter("Each", data);
                return await states.DistributedMapAsync("Each", data, Echo, new DistributedMapOptions
                {
                    ItemReader = new ItemReader { Resource = GetObject, MaxItems = -1 },
                    Retry = [new("States.ItemReaderFailed") { MaxAttempts = 1 }],
                });
            }
            catch (StatesException error) when (error.Matches("States.ALL"))
            {
                return error.Output;
            }
        });

        Assert.Equal(
            """{"Error":"States.ItemReaderFailed","Cause":"field MaxItems must be positive"}""", run.OutputText);
        Assert.Equal("+Each ~Each(1) !Each -Each", run.Trace);
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Results_are_written_to_files(MapStrategy strategy)
    {
        var objects = new InMemoryObjectStore();
        var run = await Machine(
            new DistributedMapOptions
            {
                Strategy = strategy,
                ToleratedFailureCount = 9,
                ResultWriter = new ResultWriter
                {
                    Resource = "arn:aws:states:::s3:putObject",
                    Arguments = new JsonObject { ["Bucket"] = "out", ["Prefix"] = "results/" },
                },
                Objects = objects,
            },
            FailNegative).RunAsync("[1,-2]");
        var key = run.Output?["ResultWriterDetails"]?["Key"]?.GetValue<string>() ?? "";
        var manifest = await ReadAsync(objects, "out", key);
        var folder = key[..key.LastIndexOf('/')];
        var succeeded = await ReadAsync(objects, "out", $"{folder}/SUCCEEDED_0.json");
        var failed = await ReadAsync(objects, "out", $"{folder}/FAILED_0.json");

        Assert.Matches("^results/[0-9a-f-]{36}/manifest.json$", key);
        Assert.Equal("out", manifest?["DestinationBucket"]?.GetValue<string>());
        Assert.Equal($"{folder}/FAILED_0.json", manifest?["ResultFiles"]?["FAILED"]?[0]?["Key"]?.GetValue<string>());
        Assert.Equal("[]", ServiceJson.Write(manifest?["ResultFiles"]?["PENDING"]));
        Assert.Equal("""["1","1","SUCCEEDED"]""", Members(succeeded?[0], "Input", "Output", "Status"));
        Assert.Equal(
            """["-2","Negative","of -2","FAILED"]""", Members(failed?[0], "Input", "Error", "Cause", "Status"));
    }

    [Theory]
    [InlineData(null, "[[1,2],3]")]
    [InlineData("COMPACT", "[[1,2],3]")]
    [InlineData("FLATTEN", "[1,2,3]")]
    public async Task Results_are_returned_in_the_form_asked_for(string? transformation, string expected)
    {
        var options = new DistributedMapOptions
        {
            ResultWriter = new ResultWriter { Transformation = transformation },
        };

        Assert.Equal(expected, (await Machine(options, Echo).RunAsync("[[1,2],3]")).OutputText);
    }

    [Fact]
    public async Task Results_can_be_returned_as_executions()
    {
        var options = new DistributedMapOptions { ResultWriter = new ResultWriter { Transformation = "NONE" } };

        var run = await Machine(options, Echo).With(sweeps: false).RunAsync("[{\"a\":1}]");

        Assert.Equal("""["{\"a\":1}","{\"a\":1}","SUCCEEDED"]""", Members(run.Output?[0], "Input", "Output", "Status"));
    }

    [Fact]
    public async Task Lines_are_written_when_lines_are_asked_for()
    {
        var objects = new InMemoryObjectStore();
        var run = await Machine(
            new DistributedMapOptions
            {
                ResultWriter = new ResultWriter
                {
                    Resource = "arn:aws:states:::s3:putObject",
                    Arguments = new JsonObject { ["Bucket"] = "out" },
                    Transformation = "FLATTEN",
                    OutputType = "JSONL",
                },
                Objects = objects,
            },
            Echo).RunAsync("[[1,2],3]");
        var key = run.Output?["ResultWriterDetails"]?["Key"]?.GetValue<string>() ?? "";

        var lines = key.Replace("manifest.json", "SUCCEEDED_0.jsonl", StringComparison.Ordinal);
        using var file = await objects.OpenAsync("out", lines);
        using var text = new StreamReader(file.Content);
        Assert.Equal("1\n2\n3\n", await text.ReadToEndAsync());
    }

    [Fact]
    public async Task Without_an_object_store_the_failure_says_what_to_do()
    {
        var options = new DistributedMapOptions
        {
            ResultWriter = new ResultWriter
            {
                Resource = "arn:aws:states:::s3:putObject", Arguments = new JsonObject { ["Bucket"] = "out" },
            },
        };

        var run = await Machine(options, Echo).RunAsync("[1]");

        Assert.Equal("States.ResultWriterFailed", run.Error);
        Assert.Contains("no object store has been set up", run.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 2, false, 102)]
    [InlineData(300, 2, false, 1)]
    [InlineData(1_000, 2, true, 4)]
    [InlineData(1_000, 2, false, 1)]
    public async Task The_strategy_follows_the_size(int items, int operations, bool canShard, int recorded)
    {
        var machine = Machine(new DistributedMapOptions { OperationsPerChild = operations }, Echo, canShard: canShard);

        var run = await machine.With(sweeps: false).RunAsync($"[{string.Join(',', Enumerable.Repeat("0", items))}]");

        Assert.Equal(items, run.Output?.AsArray().Count);
        Assert.Equal(recorded, run.OperationNames.Count() + (recorded == 102 ? 1 : 0));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task Concurrency_is_limited(MapStrategy strategy)
    {
        var machine = Machine(
            new DistributedMapOptions { Strategy = strategy, MaxConcurrency = 2, ItemsPerShard = 3 },
            async (input, child) =>
            {
                await child.WaitAsync("Wait", TimeSpan.FromSeconds(10));
                return input;
            });

        var run = await machine.With(sweeps: false).RunAsync("[1,2,3,4,5,6]");

        // A shard of three takes two rounds, and the second shard waits for the first.
        Assert.Equal(strategy == MapStrategy.Sharded ? 40 : 30, run.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task Maps_nest()
    {
        var run = await Machine(new DistributedMapOptions(), (input, child) =>
        {
            child.Enter("Inner", input);
            return child.DistributedMapAsync("Inner", input, (inner, _) => Task.FromResult(inner));
        }).RunAsync("[[1,2],[]]");

        Assert.Equal("[[1,2],[]]", run.OutputText);
    }

    private static Task<JsonNode?> Echo(JsonNode? input, StatesScope child) => Task.FromResult(input);

    private static Task<JsonNode?> FailNegative(JsonNode? input, StatesScope child) => input?.GetValue<int>() < 0
        ? throw new StatesException("Negative", $"of {input}")
        : Task.FromResult(input);

    [Fact]
    public async Task The_host_reads_parquet_where_the_map_has_no_reader()
    {
        var options = new DistributedMapOptions
        {
            ItemReader = new ItemReader
            {
                Resource = GetObject,
                InputType = "PARQUET",
                Arguments = new JsonObject { ["Bucket"] = "b", ["Key"] = "f.csv" },
            },
            Objects = Objects("12345"),
        };
        static Task<JsonNode?> Echo(JsonNode? item, StatesScope states) => Task.FromResult(item);

        var without = await Machine(options, Echo).RunAsync("{}");
        var environment = new StatesEnvironment { Parquet = new ItemSourceTests.SizeReader() };
        var with = await Machine(options, Echo, environment).RunAsync("{}");

        Assert.Equal("States.ItemReaderFailed", without.Error);
        Assert.Equal("[{\"bytes\":5},{\"never\":\"read\"}]", with.OutputText);
    }

    private static AslMachine Machine(
        DistributedMapOptions options,
        Func<JsonNode?, StatesScope, Task<JsonNode?>> iteration,
        StatesEnvironment? environment = null,
        bool canShard = true) =>
        new((data, states) =>
        {
            states.Enter("Each", data);
            states.Assigned(("outer", 1));
            return states.DistributedMapAsync("Each", data, iteration, options);
        })
        {
            Environment = environment ?? new StatesEnvironment(),
            Options = new StateMachineOptions
            {
                Name = "machine",
                MapProcessors = canShard
                    ? new Dictionary<string, Func<JsonNode?, StatesScope, Task<JsonNode?>>> { ["Each"] = iteration }
                    : [],
            },
        };

    private static InMemoryObjectStore Objects(string text)
    {
        var objects = new InMemoryObjectStore();
        objects.Put("b", "f.csv", Encoding.UTF8.GetBytes(text));
        return objects;
    }

    private static async Task<JsonNode?> ReadAsync(InMemoryObjectStore objects, string bucket, string key)
    {
        using var opened = await objects.OpenAsync(bucket, key);
        return await JsonNode.ParseAsync(opened.Content);
    }

    private static string Members(JsonNode? node, params string[] names) =>
        ServiceJson.Write(new JsonArray([.. names.Select(name => node?[name]?.DeepClone())]));
}
