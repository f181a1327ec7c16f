using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// SHA-256 over a checkpoint's content. Every part is preceded by its length, so that no two contents share a byte
/// stream.
/// </summary>
internal static class CheckpointFingerprint
{
    private const int ChunkElements = 1 << 20;

    public static string Compute(
        byte[] configText, IEnumerable<StoredTensor> tensors, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendPart(hash, "safety-gate checkpoint 1"u8);
        AppendPart(hash, configText);
        long bytes = 0;
        foreach (StoredTensor tensor in tensors.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            AppendPart(hash, Encoding.UTF8.GetBytes(tensor.Name));
            AppendPart(hash, Encoding.UTF8.GetBytes(tensor.ElementType.SafetensorsName()));
            AppendNumber(hash, tensor.Shape.Rank);
            foreach (long dimension in tensor.Shape.Dimensions)
                AppendNumber(hash, dimension);
            AppendNumber(hash, tensor.ByteLength);
            for (long start = 0; start < tensor.Count; start += ChunkElements)
            {
                cancellation.ThrowIfCancellationRequested();
                int count = (int)Math.Min(ChunkElements, tensor.Count - start);
                ReadOnlySpan<byte> chunk = tensor.IsStored
                    ? tensor.Bytes(start, count)
                    : MemoryMarshal.AsBytes(tensor.Merged(start, count));
                hash.AppendData(chunk);
                bytes += chunk.Length;
                progress?.Report(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendPart(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        AppendNumber(hash, part.Length);
        hash.AppendData(part);
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
