using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SafetyGate.Landscape.Prompts;

/// <summary>The form that <see cref="PromptSet.Hash"/> describes; the lengths keep neighbouring fields apart.</summary>
internal static class PromptSetHash
{
    public static string Compute(IEnumerable<Prompt> prompts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("safety-gate prompts 1\n"u8);
        foreach (var prompt in prompts)
        {
            Append(hash, prompt.Id);
            Append(hash, prompt.Category);
            Append(hash, prompt.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string field)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
