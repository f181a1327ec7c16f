using System.Buffers.Binary;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>Mutates the header of a safetensors file by another mutator and, most times, puts its length right.</summary>
public sealed class SafetensorsMutator(IMutator inner) : IMutator
{
    public byte[] Mutate(byte[] input, Random random)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(input);
        byte[] header = inner.Mutate(input[8..(8 + length)], random);
        ulong stated = random.Next(8) switch
        {
            0 => (ulong)random.NextInt64(),
            1 => (ulong)Math.Max(0, header.Length + random.Next(-16, 17)),
            _ => (ulong)header.Length,
        };
        byte[] frame = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, stated);
        return [.. frame, .. header, .. input.AsSpan(8 + length)];
    }
}
