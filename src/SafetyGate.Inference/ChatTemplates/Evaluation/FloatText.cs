using System.Globalization;
using System.Numerics;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Floats as Python writes them.</summary>
internal static class FloatText
{
    /// <summary>The shortest digits that give the number back; an exponent below 1e-4 and from 1e16 on.</summary>
    public static string Representation(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        string round = number.ToString("R", CultureInfo.InvariantCulture);
        string sign = round.StartsWith('-') ? "-" : "";
        (string digits, int exponent) = Split(round.TrimStart('-'));
        if (exponent is < -4 or >= 16)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0)
            return sign + "0." + new string('0', -exponent - 1) + digits;
        string padded = digits.PadRight(exponent + 2, '0');
        return sign + padded[..(exponent + 1)] + "." + padded[(exponent + 1)..];
    }

    /// <summary>Exactly <paramref name="precision"/> digits after the point, ties to even, as C's <c>%.nf</c>.</summary>
    public static string Fixed(double number, int precision)
    {
        if (!double.IsFinite(number))
            return Representation(number);
        BigInteger scaled = Scaled(Math.Abs(number), precision);
        string digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        string sign = double.IsNegative(number) ? "-" : "";
        return precision == 0 ? sign + digits : $"{sign}{digits[..^precision]}.{digits[^precision..]}";
    }

    private static BigInteger Scaled(double number, int precision)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        int biased = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (biased == 0 ? 0 : 1L << 52);
        int exponent = Math.Max(biased, 1) - 1075;
        BigInteger numerator = mantissa * BigInteger.Pow(10, precision);
        if (exponent >= 0)
            return numerator << exponent;
        BigInteger divisor = BigInteger.One << -exponent;
        BigInteger quotient = BigInteger.DivRem(numerator, divisor, out BigInteger remainder);
        int half = (remainder << 1).CompareTo(divisor);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    /// <summary>The significant digits without trailing zeros, and the exponent of the first.</summary>
    private static (string Digits, int Exponent) Split(string round)
    {
        string[] parts = round.Split('E');
        string[] halves = parts[0].Split('.');
        string digits = string.Concat(halves).Trim('0');
        if (digits.Length == 0)
            return ("0", 0);
        if (parts.Length > 1)
            return (digits, int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return (digits, halves[0] != "0" ? halves[0].Length - 1 : halves[1].TrimStart('0').Length - halves[1].Length - 1);
    }
}
