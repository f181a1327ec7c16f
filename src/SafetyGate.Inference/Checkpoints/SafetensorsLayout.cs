namespace SafetyGate.Inference.Checkpoints;

/// <summary>The rule that tensors cover the bytes behind the header exactly: in range, no hole, no overlap, nothing left.</summary>
internal static class SafetensorsLayout
{
    /// <param name="dataLength">The bytes of the file behind the header.</param>
    public static void Check(IReadOnlyList<SafetensorsEntry> entries, long dataLength, FileProblems problems)
    {
        long position = 0;
        foreach (SafetensorsEntry entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            string name = Printable.Quote(entry.Name);
            if (entry.Begin > entry.End)
                problems.Damaged($"ends tensor {name} at byte {entry.End}, before its beginning at {entry.Begin}");
            else if ((UInt128)(entry.End - entry.Begin) != (UInt128)entry.Shape.ElementCount * (uint)entry.ElementType.ByteSize())
                problems.Damaged($"gives tensor {name} {entry.End - entry.Begin} bytes, which is not {entry.ElementType.SafetensorsName()} {entry.Shape}");
            if (entry.End > dataLength)
                problems.Damaged($"ends tensor {name} at byte {entry.End} of {dataLength}: the file is truncated; download it again");
            if (entry.Begin > position)
                problems.Damaged($"has a hole of {entry.Begin - position} bytes before tensor {name}");
            else if (entry.Begin < position)
                problems.Damaged($"lets tensor {name} overlap the one before it by {position - entry.Begin} bytes");
            position = Math.Max(position, entry.End);
        }

        if (position < dataLength)
            problems.Damaged($"has {dataLength - position} bytes that belong to no tensor at its end");
    }
}
