using System.IO.Compression;

namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>Decompositions, compositions and combining classes of single code points, without Hangul.</summary>
internal sealed class UnicodeDecompositions
{
    private static readonly Lazy<UnicodeDecompositions> Loaded = new(() => new UnicodeDecompositions());

    private readonly Dictionary<int, byte> _classes = [];
    private readonly Dictionary<int, (bool Canonical, int[] CodePoints)> _mappings = [];
    private readonly Dictionary<(int, int), int> _compositions = [];

    private UnicodeDecompositions()
    {
        using var packed = new MemoryStream(Convert.FromBase64String(UnicodeDecompositionData.Packed));
        using var data = new DeflateStream(packed, CompressionMode.Decompress);
        ReadClasses(data);
        ReadMappings(data);
    }

    public static UnicodeDecompositions Instance => Loaded.Value;

    /// <summary>The canonical combining class, 0 for starters.</summary>
    public int CombiningClass(int codePoint) => _classes.GetValueOrDefault(codePoint);

    /// <summary>The mapping of one step, or null where the code point stays as it is.</summary>
    public int[]? Decompose(int codePoint, bool compatibility) =>
        _mappings.TryGetValue(codePoint, out (bool Canonical, int[] CodePoints) mapping)
        && (compatibility || mapping.Canonical)
            ? mapping.CodePoints
            : null;

    /// <summary>The primary composite of a pair, or null where there is none.</summary>
    public int? Compose(int first, int second) =>
        _compositions.TryGetValue((first, second), out int composite) ? composite : null;

    private void ReadClasses(Stream data)
    {
        int start = 0;
        for (int runs = Number(data); runs > 0; runs--)
        {
            start += Number(data);
            int length = Number(data);
            byte combiningClass = (byte)Number(data);
            for (int i = 0; i < length; i++)
                _classes.Add(start + i, combiningClass);
        }
    }

    private void ReadMappings(Stream data)
    {
        int codePoint = 0;
        for (int count = Number(data); count > 0; count--)
        {
            codePoint += Number(data);
            (int length, int kind) = Math.DivRem(Number(data), 3);
            int[] mapping = new int[length];
            int previous = codePoint;
            for (int i = 0; i < length; i++)
            {
                int distance = Number(data);
                previous += (distance >> 1) ^ -(distance & 1);
                mapping[i] = previous;
            }

            _mappings.Add(codePoint, (kind > 0, mapping));
            if (kind == 2)
                _compositions.Add((mapping[0], mapping[1]), codePoint);
        }
    }

    private static int Number(Stream data)
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            int next = data.ReadByte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
