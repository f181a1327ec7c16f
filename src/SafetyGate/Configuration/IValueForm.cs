using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>What a setting accepts.</summary>
internal interface IValueForm
{
    /// <summary>In words, for messages and for the reference.</summary>
    string Accepted { get; }

    /// <summary>Reads a value; when it cannot be used, says why and gives false.</summary>
    /// <param name="node">The value.</param>
    /// <param name="key">The setting's full name, for messages.</param>
    /// <param name="problems">Where to say why.</param>
    /// <param name="value">The value as the setting takes it.</param>
    bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value);

    /// <summary>As a JSON schema: at least what <see cref="TryRead"/> accepts.</summary>
    JsonObject Schema() => [];
}
