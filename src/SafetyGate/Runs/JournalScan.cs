using Microsoft.Win32.SafeHandles;

namespace SafetyGate.Runs;

/// <summary>Where a record stands.</summary>
/// <param name="Offset">Of its first byte.</param>
/// <param name="Length">In bytes, without the line feed.</param>
/// <param name="Number">1-based line.</param>
internal readonly record struct JournalLine(long Offset, int Length, int Number);

/// <summary>Finds the lines of a journal without holding them.</summary>
internal sealed class JournalScan(SafeFileHandle file, int maximumRecord)
{
    private readonly byte[] _buffer = new byte[1 << 16];

    /// <summary>Every line; a length above the maximum stands for any longer one. The last may lack its line feed.</summary>
    public IEnumerable<(JournalLine Line, bool IsFinished)> Lines()
    {
        long start = 0;
        int number = 1;
        for (long offset = 0; ;)
        {
            int count = RandomAccess.Read(file, _buffer, offset);
            if (count == 0)
            {
                if (offset > start)
                    yield return (Line(start, offset, number), false);
                yield break;
            }

            for (int from = 0; ;)
            {
                int feed = Array.IndexOf(_buffer, (byte)'\n', from, count - from);
                if (feed < 0)
                    break;
                yield return (Line(start, offset + feed, number++), true);
                start = offset + feed + 1;
                from = feed + 1;
            }

            offset += count;
        }
    }

    private JournalLine Line(long start, long end, int number) =>
        new(start, (int)Math.Min(end - start, maximumRecord + 1L), number);
}
