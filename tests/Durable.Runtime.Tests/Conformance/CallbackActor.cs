using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The outside world: does to each new callback what the requirement says.</summary>
public sealed class CallbackActor(
    IExecutionStore inner,
    VirtualTimeProvider clock,
    JsonArray actions,
    Placeholders placeholders) : DelegatingStore(inner)
{
    private readonly List<JsonNode?> _unused = [.. actions];

    public List<string> Errors { get; } = [];

    public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
        Lease lease,
        IReadOnlyList<OperationUpdate> updates,
        bool durable,
        CancellationToken cancellationToken = default)
    {
        var changed = await Inner.CheckpointAsync(lease, updates, durable, cancellationToken);
        foreach (var record in changed)
        {
            if (record is { Type: OperationType.Callback, Status: OperationStatus.Started, CallbackId: { } callbackId }
                && updates.Any(update => update.Id == record.Id))
            {
                ActOn(callbackId, record.Name ?? "");
            }
        }

        return changed;
    }

    private void ActOn(string callbackId, string name)
    {
        if (actions.Count == 0)
        {
            return;
        }

        var action = _unused.Find(candidate => placeholders.Matches(TextOf(candidate, "CallbackName") ?? "*", name));
        if (action is null)
        {
            Errors.Add($"no action is left for callback '{name}'");
            return;
        }

        _unused.Remove(action);
        var delay = TimeSpan.FromSeconds(action["Delay"]?.GetValue<long>() ?? 0);
        clock.CreateTimer(
            _ => clock.Post(() => _ = ActAsync(callbackId, name, action)), null, delay, Timeout.InfiniteTimeSpan);
    }

    private async Task ActAsync(string callbackId, string name, JsonNode action)
    {
        var payload = placeholders.Fill(action["Payload"]);
        switch (TextOf(action, "Operation"))
        {
            case "success":
                await CompleteCallbackAsync(callbackId, CallbackOutcome.Succeeded(Spaced(payload)));
                break;
            case "failure":
                await CompleteCallbackAsync(callbackId, CallbackOutcome.Failed(payload.Deserialize<ErrorObject>()));
                break;
            default:
                await HeartbeatCallbackAsync(callbackId);
                ActOn(callbackId, name);
                break;
        }
    }

    private static string? TextOf(JsonNode? node, string member) => node?[member]?.GetValue<string>();

    /// <summary>JSON with a space behind commas and colons, as the requirements write payloads.</summary>
    private static string Spaced(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject obj:
                var members = obj.Select(member => $"{JsonSerializer.Serialize(member.Key)}: {Spaced(member.Value)}");
                return new StringBuilder().Append('{').AppendJoin(", ", members).Append('}').ToString();
            case JsonArray list:
                return $"[{string.Join(", ", list.Select(Spaced))}]";
            default:
                return node?.ToJsonString() ?? "null";
        }
    }
}
