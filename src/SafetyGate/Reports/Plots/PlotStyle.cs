namespace SafetyGate.Reports.Plots;

/// <summary>How charts look, in light and in dark. A blue and an orange keep their contrast for colour-blind readers.</summary>
internal static class PlotStyle
{
    /// <summary>The style sheet of every chart.</summary>
    public const string Css = """
        .plot { --ink: #1f2328; --soft: #59636e; --rule: #d9dee3; --page: #ffffff; --base: #0969da; --candidate: #c4510a; --third: #1a7f37; --fourth: #8250df; --fifth: #cf222e; --sixth: #9a6700; font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
        @media (prefers-color-scheme: dark) { .plot { --ink: #e6edf3; --soft: #9aa4af; --rule: #30363d; --page: #0d1117; --base: #58a6ff; --candidate: #f0883e; --third: #56d364; --fourth: #bc8cff; --fifth: #ff7b72; --sixth: #d29922; } }
        .plot text { fill: var(--ink); }
        .plot .title { font-size: 14px; font-weight: 600; }
        .plot .number, .plot .label { fill: var(--soft); }
        .plot .strong { font-weight: 600; }
        .plot .middle { text-anchor: middle; }
        .plot .end { text-anchor: end; }
        .plot .grid { stroke: var(--rule); stroke-width: 1; }
        .plot .base { --tone: var(--base); } .plot .candidate { --tone: var(--candidate); }
        .plot .third { --tone: var(--third); } .plot .fourth { --tone: var(--fourth); }
        .plot .fifth { --tone: var(--fifth); } .plot .sixth { --tone: var(--sixth); }
        .plot .line { fill: none; stroke: var(--tone); stroke-width: 2; stroke-linejoin: round; }
        .plot .faint { fill: none; stroke: var(--tone); stroke-width: 1; opacity: .35; }
        .plot .band { fill: var(--tone); opacity: .16; }
        .plot .dot { fill: var(--tone); stroke: var(--page); stroke-width: 1; }
        .plot .area { fill: transparent; }
        .plot .cursor { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
        .plot .tip { opacity: 0; pointer-events: none; }
        .plot .hit:hover .tip { opacity: 1; }
        .plot .paper { fill: var(--page); stroke: var(--rule); }
        .plot .cell { shape-rendering: crispEdges; }
        .plot .empty { fill: var(--rule); }
        .plot .hit:hover .cell { stroke: var(--ink); stroke-width: 2; }
        .plot .contour { fill: none; stroke: #1f2328; stroke-width: 1.2; opacity: .8; }
        .plot .halo { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; font-weight: 600; }
        .plot .mark { fill: var(--page); stroke: var(--ink); stroke-width: 2; }
        .plot .trail { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }
        """;

    /// <summary>The class of a series.</summary>
    public static string Class(ChartTone tone) => tone switch
    {
        ChartTone.Base => "base",
        ChartTone.Candidate => "candidate",
        ChartTone.Third => "third",
        ChartTone.Fourth => "fourth",
        ChartTone.Fifth => "fifth",
        ChartTone.Sixth => "sixth",
        _ => throw new ArgumentOutOfRangeException(nameof(tone)),
    };
}
