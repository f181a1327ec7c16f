using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Configuration;

/// <summary>
/// Reads and writes safety-gate.json: JSON with comments and trailing commas, at most 1 MiB. Strict: whatever is not a
/// setting is an error, and all errors are reported at once, each with its line and column.
/// </summary>
public static class ConfigurationFile
{
    /// <summary>The name under which the configuration is looked for.</summary>
    public const string DefaultName = "safety-gate.json";

    // A NaN must reach the checks to be refused by them.
    private static readonly JsonSerializerOptions WithNonFinite =
        new(GateJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; relative paths in it start at its folder.</param>
    /// <param name="alone">Whether nothing is laid over the file; else values that contradict each other are accepted, and
    /// <see cref="GateConfiguration.Validate"/> must follow.</param>
    /// <exception cref="SafetyGateException">See <see cref="ConfigurationErrors"/>.</exception>
    public static GateConfiguration Load(string path, bool alone = true)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[ConfigurationParser.MaximumBytes + 1];
            int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read > ConfigurationParser.MaximumBytes)
            {
                throw new SafetyGateException(
                    ConfigurationErrors.TooLarge,
                    $"'{path}' has more than {ConfigurationParser.MaximumBytes >> 20} MiB. Make it smaller.");
            }

            return Load(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, read), alone);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SafetyGateException(
                ConfigurationErrors.MalformedJson, $"'{path}' is not UTF-8 text. Save it as UTF-8.", exception);
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SafetyGateException(
                ConfigurationErrors.Unreadable, $"'{path}' cannot be read: {exception.Message} Check the path.", exception);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="path">The file it came from, as the user named it: for error locations, and its folder is where
    /// relative paths start.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="alone">As for a file.</param>
    /// <exception cref="SafetyGateException">The first problem's code and location; every problem, in MSBuild's canonical
    /// form, is in <see cref="SafetyGateException.Problems"/>.</exception>
    public static GateConfiguration Load(string path, string text, bool alone = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        GateConfiguration configuration = Read(path, text, alone);
        string system = SystemPrompts.WithPath(configuration.Generation.SystemPrompt, file => Resolve(path, file));
        configuration = configuration with { Generation = configuration.Generation with { SystemPrompt = system } };
        configuration = ProbePaths.Change(configuration, file => Resolve(path, file));
        if (configuration.Judge.Guard.Path is { } guard)
            configuration = configuration with { Judge = configuration.Judge with { Guard = configuration.Judge.Guard with { Path = Resolve(path, guard) } } };
        return configuration.Prompts.Path is { } prompts
            ? configuration with { Prompts = configuration.Prompts with { Path = Resolve(path, prompts) } }
            : configuration;
    }

    /// <summary>The configuration as canonical JSON: every key, in a fixed order, with LF.</summary>
    public static string Write(GateConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return JsonSerializer.Serialize(configuration, GateJson.Options) + "\n";
    }

    /// <summary>Reads a text and leaves its paths as they are.</summary>
    internal static GateConfiguration Read(string path, string text, bool alone = true)
    {
        var problems = new ConfigurationProblems(path);
        var configuration = new GateConfiguration();
        if (ConfigurationParser.Parse(text, problems) is { } root
            && ConfigurationSchema.Root.TryRead(root, "", problems, out object? value))
        {
            configuration = (GateConfiguration)value!;
            problems.ThrowIfAny();
            configuration = ConfigurationConsistency.Check(configuration, root, alone ? problems : new ConfigurationProblems(path));
        }

        problems.ThrowIfAny();
        return configuration;
    }

    /// <summary>Holds a configuration against what its file would accept.</summary>
    internal static void Check(string source, GateConfiguration configuration)
    {
        var problems = new ConfigurationProblems(source) { HidesPlaces = true };
        string text = JsonSerializer.Serialize(configuration, WithNonFinite);
        ConfigurationNode root = ConfigurationParser.Parse(text, problems)!;
        ConfigurationSchema.Root.TryRead(root, "", problems, out _);
        problems.ThrowIfAny();
        ConfigurationConsistency.Check(configuration, root, problems);
        problems.ThrowIfAny();
    }

    // Never made absolute: that would read the process's current folder.
    private static string Resolve(string path, string relative) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", relative);
}
