using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>What every generated source file begins with.</summary>
internal static class FileHeader
{
    public static CodeFile Of(
        MachineContext machine, string @namespace, IReadOnlyList<CodeType> types, FileOwner owner = FileOwner.Managed) =>
        SourceFile(@namespace, types) with
        {
            HeaderComment = owner == FileOwner.Managed
                ? $"Converted by sfn2durable from the state machine '{machine.Definition.Name}', and kept up to date by it: "
                    + "adopt this file before you edit it."
                : $"Begun by sfn2durable from the state machine '{machine.Definition.Name}'. This file is yours: it is never overwritten.",
            Usings = [.. UsingsWith()],
        };

    /// <summary>The namespaces every file imports, and more, in the order people keep them.</summary>
    public static IEnumerable<CodeUsing> UsingsWith(params IEnumerable<string> more) =>
        RuntimeApi.Usings.Concat(["System", "System.Threading.Tasks", .. more])
            .Order(UsingOrder.Instance)
            .Select(static u => (CodeUsing)u);

    /// <summary>System namespaces first, then by name.</summary>
    private sealed class UsingOrder : IComparer<string>
    {
        public static UsingOrder Instance { get; } = new();

        public int Compare(string? x, string? y) => (Rank(x), x) switch
        {
            var (rank, _) when rank != Rank(y) => rank.CompareTo(Rank(y)),
            _ => string.CompareOrdinal(x, y),
        };

        private static int Rank(string? name) => name?.StartsWith("System", StringComparison.Ordinal) == true ? 0 : 1;
    }
}
