using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SafetyGate.Inference.Perturbations;

/// <summary>
/// Names one stream of random numbers. Equal keys give equal numbers on every engine, whatever the order of use.
/// </summary>
/// <param name="Low">First word of the Philox key.</param>
/// <param name="High">Second word of the Philox key.</param>
/// <param name="Stream">Third word of the Philox counter.</param>
public readonly record struct PhiloxKey(uint Low, uint High, uint Stream)
{
    /// <summary>
    /// The stream of one tensor in one direction: the key is the first 8 bytes, little-endian, of SHA-256 over the seed
    /// (8 bytes, little-endian) and the tensor's name (UTF-8); the stream is the direction's index.
    /// </summary>
    public static PhiloxKey Of(ulong seed, int direction, string tensor)
    {
        byte[] input = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(tensor)];
        BinaryPrimitives.WriteUInt64LittleEndian(input, seed);
        Encoding.UTF8.GetBytes(tensor, input.AsSpan(sizeof(ulong)));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return new PhiloxKey(
            BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash[4..]), (uint)direction);
    }
}
