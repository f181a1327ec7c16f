namespace SafetyGate.Reports.Plots;

/// <summary>Something to be drawn, in numbers. Markdown shows it as Mermaid or not at all, HTML as SVG.</summary>
/// <param name="Name">Names the chart within its report and its file: lowercase letters, digits and hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
internal abstract record Chart(string Name, string Title, ChartAxis X, ChartAxis Y);
