using System.Text;

namespace SafetyGate.Configuration;

/// <summary>Turns byte offsets of a UTF-8 text into lines and columns.</summary>
internal sealed class TextPlaces
{
    private readonly byte[] _utf8;
    private readonly List<int> _lineStarts = [0];

    public TextPlaces(byte[] utf8)
    {
        _utf8 = utf8;
        for (int i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == '\n')
                _lineStarts.Add(i + 1);
        }
    }

    /// <param name="offset">Bytes from the start of the text.</param>
    public TextPlace At(int offset)
    {
        int index = _lineStarts.BinarySearch(offset);
        int line = index >= 0 ? index : ~index - 1;
        return At(line, offset - _lineStarts[line]);
    }

    /// <param name="line">0-based line.</param>
    /// <param name="offset">Bytes from the start of the line.</param>
    public TextPlace At(int line, int offset)
    {
        int start = _lineStarts[Math.Min(line, _lineStarts.Count - 1)];
        int length = Math.Clamp(offset, 0, _utf8.Length - start);
        return new TextPlace(line + 1, Encoding.UTF8.GetCharCount(_utf8, start, length) + 1);
    }
}
