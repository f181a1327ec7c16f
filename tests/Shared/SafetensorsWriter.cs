using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace SafetyGate.TestSupport;

/// <summary>Writes small safetensors files by hand, independently of the product's reader.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Writes tensors in the given order, without holes.</summary>
    public static void WriteBytes(string path, IEnumerable<(string Name, string ElementType, long[] Shape, byte[] Bytes)> tensors) =>
        File.WriteAllBytes(path, ToBytes(tensors));

    /// <summary>Writes float tensors as <c>F32</c>, <c>F16</c> or <c>BF16</c>, rounded to nearest even.</summary>
    public static void Write(string path, IEnumerable<(string Name, string ElementType, long[] Shape, float[] Values)> tensors) =>
        WriteBytes(path, tensors.Select(t => (t.Name, t.ElementType, t.Shape, Encode(t.ElementType, t.Values))));

    /// <summary>The whole file: length, header, data.</summary>
    public static byte[] ToBytes(
        IEnumerable<(string Name, string ElementType, long[] Shape, byte[] Bytes)> tensors,
        IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = new Dictionary<string, object>();
        using var data = new MemoryStream();
        if (metadata is not null)
            header.Add("__metadata__", metadata);
        foreach ((string name, string elementType, long[] shape, byte[] bytes) in tensors)
        {
            long begin = data.Length;
            data.Write(bytes);
            header.Add(name, new { dtype = elementType, shape, data_offsets = new[] { begin, data.Length } });
        }

        return Frame(JsonSerializer.Serialize(header), data.ToArray());
    }

    /// <summary>A file with any header text, right or wrong.</summary>
    public static byte[] Frame(string header, byte[] data) => Frame(Encoding.UTF8.GetBytes(header), data);

    /// <summary>A file with any header bytes, right or wrong.</summary>
    public static byte[] Frame(byte[] header, byte[] data)
    {
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>Little-endian elements of a safetensors type.</summary>
    public static byte[] Encode(string elementType, params ReadOnlySpan<float> values)
    {
        switch (elementType)
        {
            case "F32":
                return MemoryMarshal.AsBytes(values).ToArray();
            case "F16":
                return MemoryMarshal.AsBytes<Half>(values.ToArray().Select(v => (Half)v).ToArray()).ToArray();
            case "BF16":
                return MemoryMarshal.AsBytes<ushort>(values.ToArray().Select(ToBFloat16).ToArray()).ToArray();
            default:
                throw new ArgumentOutOfRangeException(nameof(elementType), elementType, "F32, F16 or BF16");
        }
    }

    private static ushort ToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value) ? (ushort)0x7FC0 : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
