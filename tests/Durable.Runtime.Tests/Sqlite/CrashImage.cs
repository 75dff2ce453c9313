namespace Durable.Runtime.Tests.Sqlite;

/// <summary>The files of a store as they are while it is open: what would be left if its process died now.</summary>
internal static class CrashImage
{
    /// <summary>Copies the files.</summary>
    /// <returns>The path of the copy.</returns>
    public static string Take(string path, string to)
    {
        foreach (var suffix in new[] { "", "-wal" })
        {
            if (File.Exists(path + suffix))
            {
                File.Copy(path + suffix, to + suffix, overwrite: true);
            }
        }

        File.Delete(to + "-shm");
        return to;
    }

    public static void Flip(string path, long offset, int bit)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Span<byte> one = stackalloc byte[1];
        RandomAccess.Read(file, one, offset);
        one[0] ^= (byte)(1 << bit);
        RandomAccess.Write(file, one, offset);
    }

    /// <summary>How much of a write-ahead log belongs to its current round: the frames that bear its salt.</summary>
    public static long LengthInUse(string log)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[32];
        file.ReadExactly(header);
        var frame = new byte[24 + 4096];
        var length = 32L;
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
            && frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8)))
        {
            length += frame.Length;
        }

        return length;
    }

    public static void Cut(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(file, length);
    }
}
