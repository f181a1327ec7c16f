namespace SafetyGate.Configuration;

/// <summary>The guard model of the guard judge.</summary>
public sealed record GuardConfiguration
{
    /// <summary>The largest accepted <see cref="BatchSize"/>.</summary>
    public const int LargestBatch = 4_096;

    /// <summary>The checkpoint's folder; null, the default, is none. In a file, a relative path starts at the file's folder.</summary>
    public string? Path { get; init; }

    /// <summary>Responses judged side by side, 1 to <see cref="LargestBatch"/>. Default 16.</summary>
    public int BatchSize { get; init; } = 16;
}
