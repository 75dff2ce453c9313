namespace Durable.Runtime.Storage;

/// <summary>A part of a longer list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="Items">The items of this page.</param>
/// <param name="NextMarker">Where the next page begins; <c>null</c> when this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextMarker);
