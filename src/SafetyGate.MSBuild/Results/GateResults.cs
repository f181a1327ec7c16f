using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SafetyGate.MSBuild.Results;

/// <summary>What a build needs to know of a run's results.json.</summary>
internal sealed class GateResults
{
    public const string FileName = "results.json";
    private const int SchemaVersion = 1;
    private static readonly string[] ReportNames = ["report.md", "report.html", "results.sarif", "junit.xml"];

    private readonly string _folder;

    private GateResults(string folder, XElement root)
    {
        _folder = folder;
        Verdict = OutcomeOf(root.Element("verdict"));
        Reasons =
        [
            .. root.Elements("verdict").Elements("limits").Elements()
                .Where(l => OutcomeOf(l) != PassVerdict).Select(l => Line(l.Element("reason")?.Value)),
            .. root.Elements("verdict").Elements("missing").Elements().Select(m => Line(m.Value)),
        ];
        XElement? visage = root.Elements("measurements").Elements("parity").Elements("metrics").Elements()
            .FirstOrDefault(m => m.Element("metric")?.Value == "visage");
        Visage = new Estimate(visage?.Element("candidate"));
        BaseVisage = new Estimate(visage?.Element("base"));
        Change = new Estimate(visage?.Element("difference"));
        Candidate = Line(root.Element("run")?.Element("candidate")?.Element("name")?.Value);
        Base = Line(root.Element("run")?.Element("base")?.Element("name")?.Value);
    }

    /// <summary>The only verdict that lets a build go on.</summary>
    public const string PassVerdict = "Pass";

    public const string FailVerdict = "Fail";

    public const string InconclusiveVerdict = "Inconclusive";

    /// <summary>Pass, Fail or Inconclusive; whatever cannot be read is Inconclusive.</summary>
    public string Verdict { get; }

    /// <summary>One sentence for every limit that was not passed and for everything that is missing.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>The candidate's VISAGE.</summary>
    public Estimate Visage { get; }

    /// <summary>The base's VISAGE.</summary>
    public Estimate BaseVisage { get; }

    /// <summary>The candidate's VISAGE minus the base's.</summary>
    public Estimate Change { get; }

    private string Candidate { get; }

    private string Base { get; }

    /// <summary>The path of a run's results.json.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>The results in a run's folder, or null where there are none that this package understands.</summary>
    public static GateResults? TryRead(string folder) =>
        JsonFile.TryRead(PathIn(folder)) is { } root && root.Element("schemaVersion")?.Value == $"{SchemaVersion}"
            ? new GateResults(folder, root)
            : null;

    /// <summary>VISAGE of both checkpoints, and what was not passed.</summary>
    public string Summary() => string.Join(
        " ",
        [$"VISAGE of {Candidate} is {Visage}, of its base {Base} {BaseVisage}.", .. Reasons]);

    /// <summary>The existing reports, results.json first.</summary>
    public ITaskItem[] Reports() =>
    [
        .. new[] { FileName }.Concat(ReportNames).Select(n => Path.Combine(_folder, n)).Where(File.Exists).Select(p => new TaskItem(p)),
    ];

    private static string OutcomeOf(XElement? element) => element?.Element("outcome")?.Value switch
    {
        "pass" => PassVerdict,
        "fail" => FailVerdict,
        _ => InconclusiveVerdict,
    };

    // Names come from checkpoints' folders: a line break in one must not begin a line that a CI system obeys.
    private static string Line(string? text) =>
        text is null ? "(unnamed)" : string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));
}
