using System.Buffers.Binary;
using System.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>
/// The blob of SentencePiece's normalizer: the size of a Darts double-array trie in bytes, the trie, and NUL-terminated
/// replacements that its values point into, all little-endian.
/// </summary>
internal sealed class CharacterMap
{
    private readonly uint[] _units;
    private readonly byte[] _replacements;

    private CharacterMap(uint[] units, byte[] replacements)
    {
        _units = units;
        _replacements = replacements;
    }

    public static CharacterMap Read(ComponentJson json)
    {
        string encoded = json.AsUnboundedText();
        byte[] blob = new byte[encoded.Length / 4 * 3];
        if (!Convert.TryFromBase64String(encoded, blob, out int length) || length < 4)
            throw json.Malformed("is not the base64 of a character map");
        uint trieSize = BinaryPrimitives.ReadUInt32LittleEndian(blob);
        if (trieSize % 4 != 0 || trieSize > length - 4)
            throw json.Malformed("has a trie that does not fit into it");
        uint[] units = new uint[trieSize / 4];
        for (int i = 0; i < units.Length; i++)
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(blob.AsSpan(4 + (4 * i)));
        return new CharacterMap(units, blob[(4 + (int)trieSize)..length]);
    }

    /// <summary>The replacement of the shortest key that the text starts with, or null where no key does.</summary>
    public string? Find(string text)
    {
        if (_units.Length == 0)
            return null;
        uint position = Offset(_units[0]);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            position ^= value;
            if (value == 0 || position >= _units.Length || Label(_units[position]) != value)
                return null;
            uint unit = _units[position];
            position ^= Offset(unit);
            if (HasLeaf(unit))
                return position < _units.Length ? Replacement(_units[position] & 0x7FFF_FFFF) : null;
        }

        return null;
    }

    private string? Replacement(uint start)
    {
        if (start >= _replacements.Length)
            return null;
        ReadOnlySpan<byte> rest = _replacements.AsSpan((int)start);
        int end = rest.IndexOf((byte)0);
        return end < 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }

    private static bool HasLeaf(uint unit) => (unit & 0x100) != 0;

    private static uint Label(uint unit) => unit & 0x8000_00FF;

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
}
