using System.Globalization;

namespace SafetyGate.Configuration;

/// <summary>Devices as a person writes them: <c>cpu</c>, <c>cuda:1</c>, or several of one kind with commas between.</summary>
public static class DeviceNames
{
    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The most devices of a run.</summary>
    internal const int MostDevices = 64;

    private const string Gpu = "cuda";
    private const string GpuPrefix = Gpu + ":";

    /// <summary>The devices, in their order; null where that is not how devices are written. <c>cuda</c> is <c>cuda:0</c>. The
    /// processor may stand more than once, for as many processes; a GPU may not.</summary>
    public static IReadOnlyList<string>? Parse(string text)
    {
        string?[] names = [.. text.Split(',', MostDevices + 1).Select(Canonical)];
        string[] known = [.. names.OfType<string>()];
        return known.Length == names.Length && known.Length <= MostDevices && known.Select(IsGpu).Distinct().Count() == 1
            && known.Where(IsGpu).GroupBy(name => name, StringComparer.Ordinal).All(group => group.Count() == 1)
            ? known
            : null;
    }

    /// <summary>Whether the device is a GPU.</summary>
    public static bool IsGpu(string device) => device.StartsWith(GpuPrefix, StringComparison.Ordinal);

    private static string? Canonical(string name)
    {
        name = name.Trim();
        if (name is Cpu)
            return name;
        if (name is Gpu)
            return GpuPrefix + "0";
        return name.StartsWith(GpuPrefix, StringComparison.Ordinal)
            && int.TryParse(name[GpuPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < 1_000
            ? string.Create(CultureInfo.InvariantCulture, $"{GpuPrefix}{index}")
            : null;
    }
}
