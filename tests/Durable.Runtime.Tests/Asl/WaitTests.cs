using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Durable.Runtime.Tests.Asl;

/// <summary>Wait states, and values that are computed once.</summary>
public sealed class WaitTests
{
    // Where the virtual clock starts.
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.0, 0.0, 0)]
    [InlineData(1.0, 1.0, 1)]
    [InlineData(0.2, 1.0, 1)]
    [InlineData(90_000_000.0, 90_000_000.0, 3)]
    public async Task A_wait_takes_its_time(double seconds, double elapsed, int operations)
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("Wait", data);
            await states.WaitAsync("Wait", TimeSpan.FromSeconds(seconds));
            return data;
        }, "7");

        Assert.Equal("7", run.OutputText);
        Assert.Equal(elapsed, run.Elapsed.TotalSeconds);
        Assert.Equal(operations, run.OperationNames.Count());
    }

    [Theory]
    [InlineData("2026-01-01T01:00:00Z", 3_600)]
    [InlineData("2026-01-01T02:00:00+01:00", 3_600)]
    [InlineData("2026-01-01T00:00:00.5Z", 1)]
    [InlineData("2026-01-01T00:00:00Z", 0)]
    [InlineData("1999-12-31T23:59:59Z", 0)]
    public async Task A_wait_until_an_instant_ends_there(string instant, int seconds)
    {
        var run = await AslMachine.RunAsync((data, states) => WaitUntilAsync(data, states, DateTimeOffset.Parse(
            instant, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(seconds, run.Elapsed.TotalSeconds);
    }

    [Theory]
    [InlineData(24_855, null)]
    [InlineData(24_856, "Wait state delay is too long.")]
    public async Task An_instant_may_not_be_too_far_away(int days, string? problem)
    {
        var run = await AslMachine.RunAsync((data, states) => WaitUntilAsync(data, states, Start.AddDays(days)));

        Assert.Equal(problem is null ? null : ErrorNames.Runtime, run.Error);
        const string prefix = "An error occurred while executing the state 'Wait' (entered at the event id #2). ";
        Assert.Equal(problem is null ? null : prefix + problem, run.Cause);
    }

    [Fact]
    public async Task A_recorded_value_is_computed_once()
    {
        var computed = 0;
        var machine = new AslMachine(async (data, states) =>
        {
            var id = await states.RecordAsync("Id", () => $"value {++computed}");
            await states.WaitAsync("Wait", TimeSpan.FromDays(1));
            return id;
        })
        {
            Sweeps = false,
        };

        var run = await machine.RunAsync();

        Assert.Equal("\"value 1\"", run.OutputText);
        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task A_value_that_cannot_be_computed_fails_its_state()
    {
        var run = await AslMachine.RunAsync(async (data, states) =>
        {
            states.Enter("Id", data);
            return await states.RecordAsync("Id", () => data.Get("$.gone", "id.$"));
        });

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.StartsWith(
            "An error occurred while executing the state 'Id' (entered at", run.Cause, StringComparison.Ordinal);
    }

    private static async Task<JsonNode?> WaitUntilAsync(JsonNode? data, StatesScope states, DateTimeOffset instant)
    {
        states.Enter("Wait", data);
        await states.WaitUntilAsync("Wait", instant);
        return data;
    }
}
