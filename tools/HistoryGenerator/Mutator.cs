using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace HistoryGenerator;

/// <summary>Makes histories that differ from a faithful one in a single thing.</summary>
internal sealed class Mutator(RecordedCase recorded, JsonObject history, Random random)
{
    /// <summary>The events with the state that each belongs to, as their order tells.</summary>
    private readonly IReadOnlyList<(JsonNode Item, string Type, string State)> _events = Owners(history);

    /// <summary>One change for each event that can be changed, of one kind.</summary>
    public IEnumerable<Mutation> All(MutationKind kind)
    {
        for (var i = 0; i < _events.Count; i++)
        {
            if (At(i, kind) is { } mutation)
            {
                yield return mutation;
            }
        }
    }

    private Mutation? At(int index, MutationKind kind)
    {
        var (_, type, state) = _events[index];
        return kind switch
        {
            MutationKind.Output when type.EndsWith("StateExited", StringComparison.Ordinal) || type == "ExecutionSucceeded"
                || type is "TaskSucceeded" or "LambdaFunctionSucceeded" or "ActivitySucceeded" => Leaf(index, kind, "output"),
            MutationKind.Request when type == "TaskScheduled" => Leaf(index, kind, "parameters"),
            MutationKind.Request when type is "LambdaFunctionScheduled" or "ActivityScheduled" => Leaf(index, kind, "input"),
            MutationKind.Error when type is "ExecutionFailed" or "TaskFailed" or "LambdaFunctionFailed" => Error(index),
            MutationKind.Branch when type == "ChoiceStateExited" => Branch(index, state),
            _ => null,
        };
    }

    /// <summary>Changes one value somewhere in a JSON text.</summary>
    private Mutation? Leaf(int index, MutationKind kind, string name)
    {
        var copy = history.DeepClone().AsObject();
        var details = Details(copy, index);
        if ((string?)details?[name] is not { } text || details is null)
        {
            return null;
        }

        var original = ServiceJson.Parse(text);
        var changed = Change(original?.DeepClone(), "", out var path);
        details[name] = ServiceJson.Write(changed);
        var before = original is null ? null : ReplacedValues.Find(original, path);
        var (_, type, state) = _events[index];
        return new Mutation(kind, [state], $"{recorded.Id}: event {index + 1}, {type} of '{state}', {name}{path}", copy)
        {
            BlindSpot = BlindSpots.Of(recorded, _events, index, before),
        };
    }

    private Mutation? Error(int index)
    {
        var copy = history.DeepClone().AsObject();
        var details = Details(copy, index);
        if ((string?)details?["error"] is not { } error || details is null)
        {
            return null;
        }

        details["error"] = error + "Changed";
        var (_, type, state) = _events[index];
        return new Mutation(MutationKind.Error, [state], $"{recorded.Id}: event {index + 1}, {type} of '{state}', error", copy)
        {
            BlindSpot = BlindSpots.Of(recorded, _events, index, null),
        };
    }

    /// <summary>Sends a Choice somewhere else: the state after it gets the name of another target.</summary>
    private Mutation? Branch(int index, string choice)
    {
        var next = Enumerable.Range(index + 1, _events.Count - index - 1).FirstOrDefault(i =>
            (long?)_events[i].Item["previousEventId"] == index + 1 && _events[i].Type.EndsWith("StateEntered", StringComparison.Ordinal));
        var others = StateTexts.Targets(StateTexts.Find(recorded.Definition, choice))
            .Where(t => next > 0 && t != _events[next].State)
            .ToList();
        if (others.Count == 0)
        {
            return null;
        }

        var other = others[random.Next(others.Count)];
        var taken = _events[next].State;
        var type = (string?)StateTexts.Find(recorded.Definition, other)?["Type"];
        var copy = history.DeepClone().AsObject();
        for (var i = next; i < _events.Count && _events[i].State == taken; i++)
        {
            if (Details(copy, i) is { } details && (string?)details["name"] == taken)
            {
                details["name"] = other;
                var item = copy["events"]?[i] ?? throw new InvalidOperationException("The copy lost an event.");
                item["type"] = type + (_events[i].Type.EndsWith("Entered", StringComparison.Ordinal) ? "StateEntered" : "StateExited");
            }
        }

        return new Mutation(
            MutationKind.Branch, [choice, taken, other], $"{recorded.Id}: event {next + 1}, '{choice}' goes to '{other}'", copy)
        {
            BlindSpot = BlindSpots.Of(recorded, _events, next, null),
        };
    }

    private JsonNode? Change(JsonNode? value, string at, out string path)
    {
        path = at;
        switch (value)
        {
            case JsonObject { Count: > 0 } o:
                var (name, inner) = o.ElementAt(random.Next(o.Count));
                var changed = Change(inner?.DeepClone(), $"{at}/{name}", out path);
                o[name] = changed;
                return o;
            case JsonArray { Count: > 0 } a:
                var index = random.Next(a.Count);
                var item = Change(a[index]?.DeepClone(), string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"), out path);
                a[index] = item;
                return a;
            case JsonObject empty:
                empty["changed"] = true;
                return empty;
            case JsonArray none:
                none.Add(true);
                return none;
            default:
                return value?.GetValueKind() switch
                {
                    JsonValueKind.Number => value.GetValue<double>() + 1,
                    JsonValueKind.True => false,
                    JsonValueKind.False => true,
                    JsonValueKind.String => value.GetValue<string>() + "x",
                    _ => "changed",
                };
        }
    }

    private static JsonObject? Details(JsonObject history, int index) =>
        history["events"]?[index] is JsonObject item
            ? item.FirstOrDefault(static m => m.Key.EndsWith("EventDetails", StringComparison.Ordinal)).Value as JsonObject
            : null;

    private static List<(JsonNode Item, string Type, string State)> Owners(JsonObject history)
    {
        var owners = new Dictionary<long, string>();
        var result = new List<(JsonNode, string, string)>();
        foreach (var item in (history["events"] as JsonArray ?? []).OfType<JsonNode>())
        {
            var type = RecordedCase.Text(item, "type");
            var details = item.AsObject().FirstOrDefault(static m => m.Key.EndsWith("EventDetails", StringComparison.Ordinal)).Value;
            var name = type.Contains("State", StringComparison.Ordinal) ? RecordedCase.Text(details, "name") : "";
            var owner = name.Length > 0 ? name : owners.GetValueOrDefault((long?)item["previousEventId"] ?? 0, "");
            owners[(long?)item["id"] ?? 0] = owner;
            result.Add((item, type, owner));
        }

        return result;
    }
}
