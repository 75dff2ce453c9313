using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Answers in place of the outside: mocks, recordings, verification.</summary>
public sealed class InterceptionTests
{
    [Theory]
    [InlineData(TaskKind.Request)]
    [InlineData(TaskKind.Function)]
    [InlineData(TaskKind.LambdaInvoke)]
    [InlineData(TaskKind.Callback)]
    [InlineData(TaskKind.Job)]
    public async Task An_answer_takes_the_place_of_the_call(TaskKind kind)
    {
        var calls = new Calls(call => TaskOutcome.Succeeded(new JsonObject
        {
            ["echo"] = call.Request?.DeepClone(), ["token"] = call.Token is not null, ["kind"] = call.Kind.ToString(),
        }));

        var run = await Machine(kind, calls, new TaskOptions()).RunAsync();

        var hasToken = kind is TaskKind.Callback or TaskKind.Job ? "true" : "false";
        Assert.Equal($$"""{"echo":{"FunctionName":"f"},"token":{{hasToken}},"kind":"{{kind}}"}""", run.OutputText);
    }

    [Theory]
    [InlineData(TaskKind.Request)]
    [InlineData(TaskKind.Callback)]
    public async Task A_failure_is_retried_and_caught_like_a_real_one(TaskKind kind)
    {
        var calls = new Calls(call => call.Occurrence < 2
            ? TaskOutcome.Failed("Custom", null)
            : TaskOutcome.Succeeded(call.Occurrence));

        var run = await Machine(kind, calls, new TaskOptions { Retry = [new("States.TaskFailed")] }).RunAsync();

        Assert.Equal("2", run.OutputText);
        Assert.Equal("+T ~T(1) ~T(2) -T", run.Trace);
    }

    [Theory]
    [InlineData(TaskKind.Request, 60, null, 60)]
    [InlineData(TaskKind.Function, 60, null, 60)]
    [InlineData(TaskKind.LambdaInvoke, 60, 20, 20)]
    [InlineData(TaskKind.Callback, 60, 20, 20)]
    [InlineData(TaskKind.Callback, 60, null, 60)]
    [InlineData(TaskKind.Job, null, null, 0)]
    [InlineData(TaskKind.Callback, null, null, 0)]
    public async Task A_time_out_takes_its_time(TaskKind kind, int? timeout, int? heartbeat, int seconds)
    {
        var options = new TaskOptions { Timeout = Seconds(timeout), Heartbeat = Seconds(heartbeat) };

        var run = await Machine(kind, new Calls(_ => TaskOutcome.TimedOut), options).RunAsync();

        Assert.Equal((ErrorNames.Timeout, null), (run.Error, run.Cause));
        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
    }

    [Theory]
    [InlineData(TaskKind.Request)]
    [InlineData(TaskKind.Callback)]
    public async Task Nobody_answers_until_the_time_is_over(TaskKind kind)
    {
        var options = new TaskOptions { Timeout = TimeSpan.FromSeconds(9) };

        var run = await Machine(kind, new Calls(_ => TaskOutcome.Pending), options).RunAsync();

        Assert.Equal(ErrorNames.Timeout, run.Error);
        Assert.Equal(TimeSpan.FromSeconds(9), run.Elapsed);
    }

    [Theory]
    [InlineData(TaskKind.Request)]
    [InlineData(TaskKind.Callback)]
    public async Task Without_a_time_out_an_execution_waits_for_ever(TaskKind kind)
    {
        var machine = Machine(kind, new Calls(_ => TaskOutcome.Pending), new TaskOptions());

        var run = await machine.With(outside: async (host, execution) =>
        {
            await host.WaitForCallbackAsync(execution);
            await host.StopExecutionAsync(execution);
        }).RunAsync();

        Assert.Equal(ExecutionStatus.Stopped, run.Execution.Status);
    }

    [Fact]
    public async Task What_is_not_handled_is_really_called()
    {
        var run = await Machine(TaskKind.Request, new Calls(_ => TaskOutcome.NotHandled), new TaskOptions()).RunAsync();

        Assert.Equal("\"real\"", run.OutputText);
    }

    [Fact]
    public async Task Occurrences_count_retries_and_visits_for_each_branch()
    {
        var calls = new Calls(call => call.Occurrence == 0
            ? TaskOutcome.Failed("First", null)
            : TaskOutcome.Succeeded($"{call.Branch}/{call.State} {call.Occurrence}"));
        var machine = new AslMachine(async (data, states) =>
        {
            var results = new JsonArray();
            for (var visit = 0; visit < 2; visit++)
            {
                states.Enter("Each", data);
                var result = await states.MapAsync(
                    "Each",
                    data,
                    (input, iteration) => iteration.TaskAsync("T", (_, _) => Real, input),
                    new MapOptions { Retry = [new("First")], MaxConcurrency = 1 });
                results.Add(result?.DeepClone());
            }

            return results;
        })
        {
            Environment = new StatesEnvironment { Interceptor = calls },
        };

        var run = await machine.RunAsync("[0,0]");

        // The first attempt fails in iteration 0; the second in iteration 1, for which it is the first invocation.
        Assert.Equal(
            """[["Each[0]/T 2","Each[1]/T 1"],["Each[0]/T 3","Each[1]/T 2"]]""", run.OutputText);
    }

    [Fact]
    public async Task A_request_that_cannot_be_made_is_not_answered()
    {
        var calls = new Calls(_ => TaskOutcome.Succeeded("answered"));
        var machine = new AslMachine((data, states) =>
        {
            states.Enter("T", data);
            return states.TaskAsync("T", (_, _) => Real, () => data.Get("$.gone", "x.$"));
        })
        {
            Environment = new StatesEnvironment { Interceptor = calls },
        };

        var run = await machine.RunAsync();

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.Empty(calls.Made);
    }

    [Fact]
    public async Task A_run_of_a_distributed_map_is_answered_as_a_whole_or_runs()
    {
        var runs = new MapRuns(static run => run switch
        {
            "Each.1.0" => TaskOutcome.Failed("Custom", "the first"),
            "Each.1.1" => TaskOutcome.Succeeded("told"),
            _ => TaskOutcome.NotHandled,
        });
        var machine = new AslMachine(async (data, states) =>
        {
            var options = new DistributedMapOptions { Retry = [new("Custom")] };
            states.Enter("Each", data);
            var told = await states.DistributedMapAsync("Each", data, (item, _) => Task.FromResult(item), options);
            states.Enter("Each", data);
            var run = await states.DistributedMapAsync("Each", data, (item, _) => Task.FromResult(item), options);
            return new JsonArray(told?.DeepClone(), run?.DeepClone());
        })
        {
            Environment = new StatesEnvironment { Interceptor = runs },
        };

        var run = await machine.RunAsync("[1,2]");

        Assert.Equal("""["told",[1,2]]""", run.OutputText);
        Assert.Equal("+Each ~Each(1) -Each +Each -Each", run.Trace);
    }

    private static Task<JsonNode?> Real { get; } = Task.FromResult<JsonNode?>("real");

    private static TimeSpan? Seconds(int? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static AslMachine Machine(TaskKind kind, Calls calls, TaskOptions options) =>
        new((data, states) =>
        {
            states.Enter("T", data);
            JsonNode request = new JsonObject { ["FunctionName"] = "f" };
            return kind switch
            {
                TaskKind.Function => states.InvokeAsync("T", "f", request, options),
                TaskKind.LambdaInvoke => states.LambdaInvokeAsync("T", request, options),
                TaskKind.Callback => states.CallbackAsync("T", (_, _) => Task.CompletedTask, _ => request, options),
                TaskKind.Job => states.JobAsync(
                    "T",
                    (job, _) => Task.FromResult(job),
                    (_, _) => Task.FromResult(JobStatus.Running),
                    request,
                    options),
                _ => states.TaskAsync("T", (_, _) => Real, request, options),
            };
        })
        {
            Environment = new StatesEnvironment { Interceptor = calls },
        };

    private sealed class Calls(Func<TaskInvocation, TaskOutcome> answer) : ITaskInterceptor
    {
        public List<string> Made { get; } = [];

        public Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken)
        {
            lock (Made)
            {
                Made.Add(string.Create(CultureInfo.InvariantCulture, $"{call.Branch}/{call.State}#{call.Occurrence}"));
            }

            return Task.FromResult(answer(call));
        }
    }

    private sealed class MapRuns(Func<string, TaskOutcome> answer) : ITaskInterceptor
    {
        public Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken) =>
            Task.FromResult(TaskOutcome.NotHandled);

        public TaskOutcome InterceptMapRun(string state, string run) => answer(run);
    }
}
