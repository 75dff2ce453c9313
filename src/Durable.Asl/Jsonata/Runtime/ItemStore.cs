namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Room for array items, shared by arrays that begin alike. Whoever reaches to the end of what is used may add behind
/// it; the others do not see that. Appending one item after another, each time to a new array, is therefore linear.
/// </summary>
internal sealed class ItemStore(Value[] items, int used)
{
    public static ItemStore Empty { get; } = new([], 0);

    public Value[] Items => items;

    /// <summary>How many places are taken by the longest of the arrays.</summary>
    public int Used { get; set; } = used;

    /// <summary>Whether an array that uses so many places can take so many more here.</summary>
    public bool HasRoom(int count, int more) => Used == count && count + more <= items.Length;
}
