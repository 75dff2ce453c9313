using System.Buffers.Binary;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Looks at the write-ahead log before SQLite does. SQLite reads it up to the first frame that is not whole and silently
/// drops the rest, which is right after a loss of power:
/// <code>
///   [commit] [commit] [commit] [torn]                what was not acknowledged is dropped
///   [commit] [broken] [commit] [frame] ...           something acknowledged would be dropped: the file is damaged
/// </code>
/// A commit waits for the disk before the next begins. So when a broken frame is followed by a whole transaction and more,
/// it was safe once and has changed since.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const uint Magic = 0x377f0682;

    /// <summary>What is wrong with the log of a store.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="expectedLength">How long the log was when it was last in use; 0 when it was not.</param>
    /// <returns>A description; <c>null</c> when nothing is wrong.</returns>
    public static string? FindDamage(string path, long expectedLength)
    {
        var file = new FileInfo(path + "-wal");
        if (!file.Exists || file.Length == 0)
        {
            return null;
        }

        using var stream = new FileStream(
            file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        var header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.Any(b => b != 0))
        {
            return null;
        }

        var frames = Frames.Read(stream, header);
        return frames is null ? "the beginning of its -wal file is damaged"
            : frames.HasCommitBehindBreak ? "a commit in its -wal file is damaged, and others follow it"
            : frames.Whole > 0 && file.Length < expectedLength ? "its -wal file has been cut"
            : null;
    }

    /// <summary>What the frames of a log are like.</summary>
    /// <param name="Whole">How many are whole, from the beginning.</param>
    /// <param name="HasCommitBehindBreak">Whether a commit, and more, follow one that is not.</param>
    private sealed record Frames(int Whole, bool HasCommitBehindBreak)
    {
        public static Frames? Read(Stream stream, byte[] header)
        {
            var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
            var sum = new LogChecksum(isBigEndian: (magic & 1) == 1);
            sum.Add(header.AsSpan(0, 24));
            if ((magic & ~1u) != Magic || !sum.Is(header.AsSpan(24)))
            {
                return null;
            }

            var frame = new byte[FrameHeaderLength + PageSize(header)];
            var (whole, isBroken, hasCommit, hasMore) = (0, false, false, false);
            while (stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
            {
                var isCurrent = frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8));
                sum.Add(frame.AsSpan(0, 8));
                sum.Add(frame.AsSpan(FrameHeaderLength));
                isBroken |= !isCurrent || !sum.Is(frame.AsSpan(16, 8));
                hasMore |= isBroken && isCurrent && hasCommit;
                hasCommit |= isBroken && isCurrent && BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0;
                whole += isBroken ? 0 : 1;
            }

            return new Frames(whole, hasMore);
        }

        private static int PageSize(byte[] header)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
            return size is >= 512 and <= 65_536 ? (int)size : 4_096;
        }
    }

    /// <summary>The running checksum of the log's format: two sums over words of 32 bits.</summary>
    private sealed class LogChecksum(bool isBigEndian)
    {
        private uint _first;
        private uint _second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i + 8 <= bytes.Length; i += 8)
            {
                _first += Word(bytes[i..]) + _second;
                _second += Word(bytes[(i + 4)..]) + _first;
            }
        }

        public bool Is(ReadOnlySpan<byte> expected) =>
            BinaryPrimitives.ReadUInt32BigEndian(expected) == _first
            && BinaryPrimitives.ReadUInt32BigEndian(expected[4..]) == _second;

        private uint Word(ReadOnlySpan<byte> bytes) => isBigEndian
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
