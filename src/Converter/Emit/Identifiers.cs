using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>C# names made from names that are none.</summary>
internal static class Identifiers
{
    /// <summary>A type's name from a machine's name, such as <c>OrderPipeline</c> from <c>order-pipeline</c>.</summary>
    public static string TypeName(string name) =>
        new NameAllocator([.. RuntimeApi.ReservedNames]).Pascal(name, name);
}
