namespace SafetyGate.Configuration;

/// <summary>A setting, its value, and where that came from.</summary>
/// <param name="Key">The full name, for example <c>landscape.steps</c>.</param>
/// <param name="Value">As JSON on one line.</param>
/// <param name="Origin">The default, a file and line, an option, or other settings.</param>
public sealed record SettingOrigin(string Key, string Value, string Origin);
