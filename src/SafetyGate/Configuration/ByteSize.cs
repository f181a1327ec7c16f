using System.Globalization;

namespace SafetyGate.Configuration;

/// <summary>Sizes of memory as people write them: <c>8GiB</c>, <c>500 MB</c>, <c>1.5GB</c>, or a number of bytes.</summary>
public static class ByteSize
{
    /// <summary>What is accepted, in words.</summary>
    public const string Accepted = "a size such as \"8GiB\" or \"500MB\", or a number of bytes, at least 1 MiB";

    /// <summary>The least that makes sense: 1 MiB.</summary>
    public const long Least = 1L << 20;

    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1), ("", 1),
    ];

    /// <summary>Reads a size.</summary>
    /// <returns>Bytes, at least <see cref="Least"/>; null where the text is no such size.</returns>
    public static long? Find(string text)
    {
        string size = text.Trim();
        (string unit, double bytes) = Array.Find(Units, u => size.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        bool isNumber = double.TryParse(
            size.AsSpan(0, size.Length - unit.Length).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number);
        return isNumber && number * bytes is >= Least and < long.MaxValue ? (long)(number * bytes) : null;
    }
}
