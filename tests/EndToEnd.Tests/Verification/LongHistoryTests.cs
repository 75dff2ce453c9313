using System.Text.Json.Nodes;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>Loops that asked until the service's limit of 25,000 events.</summary>
public sealed class LongHistoryTests
{
    private const int Rounds = 3_571;
    private const int EventsOfRound = 7;

    private const string Definition = """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:ask", "Next": "Enough?" },
            "Enough?": {
              "Type": "Choice",
              "Choices": [{ "Variable": "$.left", "NumericEquals": 0, "Next": "Done" }],
              "Default": "Ask"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private const string Polling = """
        {
          "StartAt": "Pause",
          "States": {
            "Pause": { "Type": "Wait", "Seconds": 30, "Next": "Ask" },
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:ask",
              "Retry": [{ "ErrorEquals": ["Busy"], "IntervalSeconds": 5 }],
              "Next": "Enough?"
            },
            "Enough?": {
              "Type": "Choice",
              "Choices": [{ "Variable": "$.left", "NumericEquals": 0, "Next": "Done" }],
              "Default": "Pause"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private readonly JsonArray _events = [];

    private double _seconds;

    [Fact]
    public async Task It_is_proven()
    {
        Make();

        var verdict = (await VerifyAsync()).Only;

        Assert.Equal((Rounds * EventsOfRound) + 4, _events.Count);
        Assert.Equal(HistoryOutcome.Proven, verdict.Outcome);
        Assert.Equal((_events.Count, Rounds), (verdict.Recording?.History.Events.Count, verdict.Recording?.Attempts.Count()));
    }

    [Fact]
    public async Task A_change_near_its_end_is_caught_there()
    {
        Make();
        var changed = _events.Last(static e => (string?)e?["type"] == "TaskStateEntered")?.AsObject() ?? [];
        changed["stateEnteredEventDetails"] = new JsonObject { ["name"] = "Ask", ["input"] = "{}" };

        var divergence = (await VerifyAsync()).Only.Divergence;

        Assert.Equal((DivergenceKind.Input, (long?)(int?)changed["id"]), (divergence?.Kind, divergence?.Event?.Id));
    }

    [Fact]
    public async Task Thousands_of_waits_and_retries_are_gone_through()
    {
        const int rounds = 2_083;
        MakePolling(rounds);

        var verdict = (await VerifyAsync(Polling)).Only;

        Assert.Equal((rounds * 12) + 4, _events.Count);
        Assert.Equal(HistoryOutcome.Proven, verdict.Outcome);
        Assert.Equal(2 * rounds, verdict.Recording?.Attempts.Count());
    }

    private Task<Verified> VerifyAsync(string definition = Definition) => Verified.OfAsync(
        definition, [new SourceText("history.json", new JsonObject { ["events"] = _events.DeepClone() }.ToJsonString())]);

    private void Make()
    {
        var data = Left(Rounds);
        Add("ExecutionStarted", "executionStarted", new JsonObject { ["input"] = data });
        for (var left = Rounds - 1; left >= 0; left--)
        {
            var answer = Left(left);
            Enter("Task", "Ask", data);
            Schedule(data);
            Answer(answer);
            data = answer;
        }

        End(data);
    }

    /// <summary>Every round waits, asks in vain, and asks again after the interval of the retrier.</summary>
    private void MakePolling(int rounds)
    {
        var data = Left(rounds);
        Add("ExecutionStarted", "executionStarted", new JsonObject { ["input"] = data });
        for (var left = rounds - 1; left >= 0; left--)
        {
            var answer = Left(left);
            Enter("Wait", "Pause", data);
            _seconds += 30;
            Exit("Wait", "Pause", data);
            Enter("Task", "Ask", data);
            Schedule(data);
            Add("LambdaFunctionFailed", "lambdaFunctionFailed", new JsonObject { ["error"] = "Busy" });
            _seconds += 5;
            Schedule(data);
            Answer(answer);
            data = answer;
        }

        End(data);
    }

    private void Schedule(string data)
    {
        Add("LambdaFunctionScheduled", "lambdaFunctionScheduled", new JsonObject
        {
            ["resource"] = "arn:aws:lambda:eu-west-1:111122223333:function:ask",
            ["input"] = data,
        });
        Add("LambdaFunctionStarted", "", []);
    }

    /// <summary>Asking succeeds, and it is looked whether that was enough.</summary>
    private void Answer(string answer)
    {
        Add("LambdaFunctionSucceeded", "lambdaFunctionSucceeded", new JsonObject { ["output"] = answer });
        Exit("Task", "Ask", answer);
        Enter("Choice", "Enough?", answer);
        Exit("Choice", "Enough?", answer);
    }

    private void End(string data)
    {
        Enter("Succeed", "Done", data);
        Exit("Succeed", "Done", data);
        Add("ExecutionSucceeded", "executionSucceeded", new JsonObject { ["output"] = data });
    }

    private static string Left(int count) => new JsonObject { ["left"] = count }.ToJsonString();

    private void Enter(string type, string state, string input) =>
        Add(type + "StateEntered", "stateEntered", new JsonObject { ["name"] = state, ["input"] = input });

    private void Exit(string type, string state, string output) =>
        Add(type + "StateExited", "stateExited", new JsonObject { ["name"] = state, ["output"] = output });

    private void Add(string type, string member, JsonObject details)
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(_seconds).AddMilliseconds(_events.Count);
        var item = new JsonObject
        {
            ["timestamp"] = at.ToString("O"),
            ["type"] = type,
            ["id"] = _events.Count + 1,
            ["previousEventId"] = _events.Count,
        };
        if (member.Length > 0)
        {
            item[member + "EventDetails"] = details;
        }

        _events.Add(item);
    }
}
