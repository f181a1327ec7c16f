using System.Globalization;

namespace SafetyGate.Cli.Terminals;

/// <summary>Durations and sizes in words that a person reads at a glance.</summary>
internal static class Durations
{
    public static string Words(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => "under a second",
        < 90 => Text($"{time.TotalSeconds:F0} s"),
        < 5400 => Text($"{time.TotalMinutes:F0} min"),
        < 172800 => Text($"{time.TotalHours:F1} h"),
        _ => Text($"{time.TotalDays:F1} days"),
    };

    public static string Size(long bytes) => bytes switch
    {
        < 1L << 20 => Text($"{bytes / 1024.0:F0} KiB"),
        < 1L << 30 => Text($"{bytes / (double)(1 << 20):F0} MiB"),
        _ => Text($"{bytes / (double)(1L << 30):F1} GiB"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
