using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers.Apis;

/// <summary>The table of members, looked up in one compilation.</summary>
internal sealed class ApiCatalog
{
    private readonly Dictionary<INamedTypeSymbol, List<ApiEntry>> _entries = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<ApiEntry>> _ofType =
        new(SymbolEqualityComparer.Default);

    public ApiCatalog(Compilation compilation)
    {
        foreach (var entry in ApiTable.Entries)
        {
            foreach (var type in compilation.GetTypesByMetadataName(entry.Type))
            {
                if (!_entries.TryGetValue(type, out var entries))
                {
                    _entries.Add(type, entries = []);
                }

                entries.Add(entry);
            }
        }
    }

    /// <summary>The entry that names a member, or null.</summary>
    public ApiEntry? Find(ISymbol member)
    {
        if (member.ContainingType?.OriginalDefinition is not { } type)
        {
            return null;
        }

        foreach (var entry in _ofType.GetOrAdd(type, EntriesOf))
        {
            if (entry.Covers(member))
            {
                return entry;
            }
        }

        return null;
    }

    private ImmutableArray<ApiEntry> EntriesOf(INamedTypeSymbol type)
    {
        var found = ImmutableArray.CreateBuilder<ApiEntry>();
        for (var self = type; self is not null; self = self.BaseType)
        {
            Add(self, found);
        }

        foreach (var face in type.AllInterfaces)
        {
            Add(face, found);
        }

        return found.ToImmutable();
    }

    private void Add(INamedTypeSymbol type, ImmutableArray<ApiEntry>.Builder found)
    {
        if (_entries.TryGetValue(type.OriginalDefinition, out var entries))
        {
            found.AddRange(entries);
        }
    }
}
