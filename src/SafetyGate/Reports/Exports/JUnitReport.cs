using System.Text;
using System.Xml;
using System.Xml.Linq;
using SafetyGate.Gate;

namespace SafetyGate.Reports.Exports;

/// <summary>
/// Every limit as a test case, in the JUnit XML that build servers read: a limit that fails is a failure; an inconclusive
/// one, or anything missing, is an error, because build servers let what is skipped pass. Skipped are those alone that the
/// policy lets go: limits for information and waived ones.
/// </summary>
internal static class JUnitReport
{
    public static byte[] Write(ResultsDocument results)
    {
        XElement[] cases = [.. results.Verdict.Limits.Select(limit => Case(limit, results.Verdict.Excuse(limit))), Completeness(results.Verdict)];
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", $"SafetyGate: {Valid(results.Run.Candidate.Name)} against {Valid(results.Run.Base.Name)}"),
            Counts(cases),
            cases);
        var document = new XDocument(
            new XElement("testsuites", new XAttribute("name", "SafetyGate"), Counts(cases), suite));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            document.Save(writer);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static XElement Case(LimitDocument limit, string? excuse) => new(
        "testcase",
        new XAttribute("classname", "safety-gate.limits"),
        new XAttribute("name", Valid(limit.Name)),
        limit.Outcome switch
        {
            Outcome.Pass => new XElement("system-out", Valid(limit.Reason)),
            _ when excuse is not null => new XElement("skipped", new XAttribute("message", Valid($"{excuse} {limit.Reason}"))),
            Outcome.Fail => Problem("failure", "fail", limit.Reason),
            _ => Problem("error", "inconclusive", limit.Reason),
        });

    private static XElement Completeness(VerdictDocument verdict) => new(
        "testcase",
        new XAttribute("classname", "safety-gate.run"),
        new XAttribute("name", "complete"),
        verdict.OtherProblems() is { Count: > 0 } problems ? Problem("error", "missing", string.Join('\n', problems)) : null);

    private static XElement Problem(string kind, string type, string text) => new(
        kind, new XAttribute("type", type), new XAttribute("message", Valid(text.Split('\n')[0])), Valid(text));

    private static IEnumerable<XAttribute> Counts(XElement[] cases) =>
    [
        new("tests", cases.Length),
        new("failures", cases.Count(c => c.Element("failure") is not null)),
        new("errors", cases.Count(c => c.Element("error") is not null)),
        new("skipped", cases.Count(c => c.Element("skipped") is not null)),
    ];

    // XML 1.0 cannot hold most control characters, not even escaped.
    private static string Valid(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '?'));
}
