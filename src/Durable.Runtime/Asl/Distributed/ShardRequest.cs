using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>What an execution that runs a shard of a distributed Map is started with.</summary>
/// <remarks>A shard runs the same function as the state machine itself; a single member of an unlikely name tells it
/// from an input of the state machine.</remarks>
internal sealed record ShardRequest
{
    private const string Marker = "sfn2durable:shard";
    private const string IndexMember = "Index";
    private const string InputMember = "Input";
    private const string ItemsMember = "Items";

    public required string State { get; init; }

    public required string Branch { get; init; }

    public required string Path { get; init; }

    public required MapRunNames Names { get; init; }

    public required IReadOnlyList<ChildInput> Children { get; init; }

    public required int Concurrency { get; init; }

    public required int AllowedFailures { get; init; }

    /// <summary>The parent's identity: who the children belong to.</summary>
    public required ExecutionIdentity Parent { get; init; }

    public JsonObject ToJson() => new()
    {
        [Marker] = new JsonObject
        {
            [nameof(State)] = State,
            [nameof(Branch)] = Branch,
            [nameof(Path)] = Path,
            [nameof(Names.RunArn)] = Names.RunArn,
            [nameof(Names.MachineId)] = Names.MachineId,
            [nameof(Names.MachineName)] = Names.MachineName,
            [nameof(Concurrency)] = Concurrency,
            [nameof(AllowedFailures)] = AllowedFailures,
            [nameof(Parent.RoleArn)] = Parent.RoleArn,
            [nameof(Parent.StartTime)] = Parent.StartTime,
            [nameof(Parent.Id)] = Parent.Id,
            [nameof(Children)] = new JsonArray([.. Children.Select(ToJson)]),
        },
    };

    /// <summary>Reads a request from an execution's input.</summary>
    /// <returns>False when the input is one of the state machine itself.</returns>
    public static bool TryRead(JsonNode? input, ExecutionIdentity self, [NotNullWhen(true)] out ShardRequest? request)
    {
        request = null;
        if (input is not JsonObject { Count: 1 } members || members[Marker] is not JsonObject json)
        {
            return false;
        }

        request = new ShardRequest
        {
            State = Text(json, nameof(State)) ?? "",
            Branch = Text(json, nameof(Branch)) ?? "",
            Path = Text(json, nameof(Path)) ?? "",
            Names = new MapRunNames(
                Text(json, nameof(Names.RunArn)) ?? "",
                Text(json, nameof(Names.MachineId)) ?? "",
                Text(json, nameof(Names.MachineName)) ?? ""),
            Concurrency = json[nameof(Concurrency)]?.GetValue<int>() ?? 0,
            AllowedFailures = json[nameof(AllowedFailures)]?.GetValue<int>() ?? 0,
            Parent = new ExecutionIdentity
            {
                Id = Text(json, nameof(Parent.Id)) ?? self.Id,
                Name = self.Name,
                Input = null,
                RoleArn = Text(json, nameof(Parent.RoleArn)),
                StartTime = Text(json, nameof(Parent.StartTime)),
                HasRedriveCount = self.HasRedriveCount,
                MachineId = self.MachineId,
                MachineName = self.MachineName,
            },
            Children = [.. (json[nameof(Children)] as JsonArray ?? []).Select(ToChild)],
        };
        return true;
    }

    private static JsonObject ToJson(ChildInput child) => new()
    {
        [IndexMember] = child.Index,
        [InputMember] = child.Input?.DeepClone(),
        [ItemsMember] = child.ItemCount,
    };

    private static ChildInput ToChild(JsonNode? json) => new(
        json?[IndexMember]?.GetValue<int>() ?? 0,
        json?[InputMember],
        json?[ItemsMember]?.GetValue<int>() ?? 1);

    private static string? Text(JsonObject json, string name) => json[name]?.GetValue<string>();
}
