using System.Text;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>The order of keys in a listing: by the bytes of their UTF-8 form.</summary>
internal sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(string? x, string? y) =>
        Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
