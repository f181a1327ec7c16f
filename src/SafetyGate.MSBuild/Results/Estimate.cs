using System.Globalization;
using System.Xml.Linq;

namespace SafetyGate.MSBuild.Results;

/// <summary>A number with its interval, as texts of results.json; empty where it was not measured.</summary>
internal sealed class Estimate(XElement? element)
{
    /// <summary>In round-trip form, or empty.</summary>
    public string Value { get; } = Number(element?.Element("value"));

    public string Low { get; } = Number(element?.Element("low"));

    public string High { get; } = Number(element?.Element("high"));

    /// <summary>For people, such as <c>72.0 [68.5, 76.3]</c>.</summary>
    public override string ToString() => Value.Length == 0 || Low.Length == 0 || High.Length == 0
        ? "not measured"
        : $"{Short(Value)} [{Short(Low)}, {Short(High)}]";

    private static string Number(XElement? element) =>
        double.TryParse(element?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : "";

    private static string Short(string number) =>
        double.Parse(number, CultureInfo.InvariantCulture).ToString("F1", CultureInfo.InvariantCulture);
}
