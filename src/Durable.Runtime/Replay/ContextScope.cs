using System.Globalization;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Hands out the ids of a context's operations, in the order of the calls.
/// <list type="table">
/// <item><term>by position</term><description><c>3</c>, and inside that context <c>3-1</c></description></item>
/// <item><term>by name</term><description><c>Charge#1</c>, and inside <c>Charge#1/Ship#2</c>; unnamed <c>#1</c>
/// </description></item>
/// <item><term>hashed</term><description>SHA-256 of the text, with the parent's hash in place of its text
/// </description></item>
/// </list>
/// </summary>
internal sealed class ContextScope
{
    private readonly EngineOptions _options;
    private readonly string _prefix;
    private Dictionary<string, int>? _visits;
    private int _count;

    private ContextScope(EngineOptions options, string prefix, string? parentId, string displayName)
    {
        _options = options;
        _prefix = prefix;
        ParentId = parentId;
        DisplayName = displayName;
    }

    /// <summary>The nearest recorded context, which operations report as their parent; <c>null</c> at the root.
    /// </summary>
    public string? ParentId { get; }

    /// <summary>What messages call this context.</summary>
    public string DisplayName { get; }

    public static ContextScope Root(EngineOptions options) => new(options, "", null, "the workflow");

    /// <summary>The scope inside a context.</summary>
    /// <param name="id">The id of the context.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isRecorded">Whether it is recorded itself; otherwise its operations belong to its parent.</param>
    public ContextScope Inside(string id, string? name, bool isRecorded) =>
        new(_options, id, isRecorded ? id : ParentId, name is null ? $"context {id}" : $"context '{name}'");

    /// <summary>The id of the next operation.</summary>
    public string NextId(string? name) =>
        _options.Identity == OperationIdentity.ByName ? IdByName(name ?? "") : Position(_prefix, ++_count);

    /// <summary>The id of a unit of the parallel or map operation with the given id.</summary>
    public string UnitId(string batchId, int index) => Position(batchId, index + 1);

    private string IdByName(string name)
    {
        _visits ??= new Dictionary<string, int>(StringComparer.Ordinal);
        var visit = _visits.GetValueOrDefault(name) + 1;
        _visits[name] = visit;
        var separator = _prefix.Length == 0 ? "" : "/";
        return Id(string.Create(CultureInfo.InvariantCulture, $"{_prefix}{separator}{name}#{visit}"));
    }

    private string Position(string prefix, int position)
    {
        var number = position.ToString(CultureInfo.InvariantCulture);
        return Id(prefix.Length == 0 ? number : $"{prefix}-{number}");
    }

    private string Id(string text) => _options.HashOperationIds ? OperationIds.Hash(text) : text;
}
