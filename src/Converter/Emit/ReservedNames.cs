using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>Names that generated code must not give to anything of its own.</summary>
internal static class ReservedNames
{
    /// <summary>
    /// Whether the name is taken by the language, by what every class inherits, by the types of the base library
    /// that generated code mentions, or by the parameters that every generated method has. The runtime's own types
    /// are given to <see cref="NameAllocator"/> by whoever knows them.
    /// </summary>
    public static bool Contains(string name) =>
        Identifier.IsKeyword(name) ||
        Identifier.IsContextualKeyword(name) ||
        IsInherited(name) ||
        IsLibraryType(name) ||
        IsScaffolding(name);

    private static bool IsInherited(string name) => name is
        "Equals" or "Finalize" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString";

    private static bool IsLibraryType(string name) => name is
        "Action" or "Array" or "Boolean" or "CancellationToken" or "Console" or "Convert" or "CultureInfo" or
        "DateTime" or "DateTimeOffset" or "Decimal" or "Dictionary" or "Double" or "Enum" or "Enumerable" or
        "Environment" or "Exception" or "Func" or "Guid" or "HashSet" or "IReadOnlyList" or "Int32" or "Int64" or
        "JsonArray" or "JsonNode" or "JsonObject" or "JsonSerializer" or "JsonValue" or "List" or "Math" or
        "Microsoft" or "Nullable" or "Object" or "Random" or "Regex" or "String" or "StringComparison" or "System" or
        "Task" or "TimeProvider" or "TimeSpan" or "Tuple" or "Type" or "Uri" or "ValueTask";

    private static bool IsScaffolding(string name) => name is
        "RunAsync" or "ExecuteAsync" or "context" or "data" or "error" or "input" or "states" or "tasks";
}
