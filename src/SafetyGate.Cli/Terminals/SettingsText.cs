using SafetyGate.Configuration;

namespace SafetyGate.Cli.Terminals;

/// <summary>Every setting, its value, and where that came from.</summary>
internal static class SettingsText
{
    public static void Write(TextWriter output, IReadOnlyList<SettingOrigin> settings)
    {
        int key = settings.Max(s => s.Key.Length);
        int value = Math.Min(40, settings.Max(s => s.Value.Length));
        foreach (SettingOrigin setting in settings)
            output.WriteLine($"{setting.Key.PadRight(key)}  {OneLine.Of(setting.Value).PadRight(value)}  {OneLine.Of(setting.Origin)}");
    }
}
