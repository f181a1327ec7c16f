namespace SafetyGate.Reports.Html;

/// <summary>How a report's page looks, in light, in dark and on paper.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #ffffff; --ink: #1f2328; --soft: #59636e; --rule: #d9dee3; --shade: #f6f8fa; }
        @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --ink: #e6edf3; --soft: #9aa4af; --rule: #30363d; --shade: #161b22; } }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
        main { max-width: 58rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.3; }
        h2 { margin-top: 2.2rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); font-size: 1.25rem; }
        table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .92rem; }
        th, td { padding: .35rem .75rem; border: 1px solid var(--rule); }
        tbody tr:nth-child(even) { background: var(--shade); }
        code { padding: .1rem .3rem; border-radius: 4px; background: var(--shade); font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
        pre { overflow-x: auto; padding: .8rem; border-radius: 6px; background: var(--shade); }
        pre code { padding: 0; background: none; }
        blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 4px solid var(--rule); color: var(--soft); }
        blockquote p { margin: .4rem 0; }
        details { margin: 1rem 0; }
        summary { cursor: pointer; color: var(--soft); }
        figure { margin: 1rem 0; }
        figure svg { display: block; width: 100%; max-width: 760px; height: auto; }
        @media print { main { max-width: none; } details { display: none; } }
        """;
}
