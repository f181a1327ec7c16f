using System.Globalization;
using System.Xml.Linq;

namespace SafetyGate.Reports.Plots;

/// <summary>Elements of SVG 1.1. Text and attributes are escaped by the XML writer, whatever they hold.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Element(string name, params object?[] contents) => new(Namespace + name, contents);

    public static XAttribute Class(string names) => new("class", names);

    public static XAttribute At(string name, double value) => new(name, Number(value));

    public static XElement Line(double x1, double y1, double x2, double y2, string names) => Element(
        "line", Class(names), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Rectangle(double x, double y, double width, double height, params object?[] contents) => Element(
        "rect", [At("x", x), At("y", y), At("width", width), At("height", height), .. contents]);

    public static XElement Circle(double x, double y, double radius, string names) => Element(
        "circle", Class(names), At("cx", x), At("cy", y), At("r", radius));

    public static XElement Text(double x, double y, string text, string names) => Element(
        "text", Class(names), At("x", x), At("y", y), text);

    public static XElement Path(string data, string names) => Element("path", Class(names), new XAttribute("d", data));

    /// <summary>A coordinate, as short as a hundredth of a pixel allows.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
