using System.Text.Json.Nodes;
using Sfn2Durable.Input;
using Sfn2Durable.Verification.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>A loop that asked until the service's limit of 25,000 events.</summary>
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

    private readonly JsonArray _events = [];

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

    private Task<Verified> VerifyAsync() => Verified.OfAsync(
        Definition, [new SourceText("history.json", new JsonObject { ["events"] = _events.DeepClone() }.ToJsonString())]);

    private void Make()
    {
        var data = Left(Rounds);
        Add("ExecutionStarted", "executionStarted", new JsonObject { ["input"] = data });
        for (var left = Rounds - 1; left >= 0; left--)
        {
            var answer = Left(left);
            Enter("Task", "Ask", data);
            Add("LambdaFunctionScheduled", "lambdaFunctionScheduled", new JsonObject
            {
                ["resource"] = "arn:aws:lambda:eu-west-1:111122223333:function:ask",
                ["input"] = data,
            });
            Add("LambdaFunctionStarted", "", []);
            Add("LambdaFunctionSucceeded", "lambdaFunctionSucceeded", new JsonObject { ["output"] = answer });
            Exit("Task", "Ask", answer);
            Enter("Choice", "Enough?", answer);
            Exit("Choice", "Enough?", answer);
            data = answer;
        }

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
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddMilliseconds(_events.Count * 20);
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
