using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>What messages call an operation.</summary>
internal static class Describe
{
    public static string Operation(OperationRecord record) => Operation(record.Type, record.Name, record.Id);

    public static string Operation(OperationType type, string? name, string id) =>
        name is null ? $"{Wire.NameOf(type)} {id}" : $"{Wire.NameOf(type)} '{name}'";
}
