using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Configuration;

/// <summary>What can be wrong with safety-gate.json, SG1100 to SG1199.</summary>
public static class ConfigurationErrors
{
    public static readonly ErrorCode Unreadable = new(1100, "The configuration file cannot be read");

    public static readonly ErrorCode UnknownKey = new(1101, "The configuration has a key that does not exist");

    public static readonly ErrorCode WrongType = new(1102, "A value of the configuration is of the wrong type");

    public static readonly ErrorCode DuplicateKey = new(1103, "The configuration has a key twice");

    public static readonly ErrorCode OutOfRange = new(1104, "A value of the configuration is out of range");

    public static readonly ErrorCode MalformedJson = new(1105, "The configuration is not well-formed JSON");

    public static readonly ErrorCode TooLarge = new(1106, "The configuration file is too large");

    public static readonly ErrorCode MissingKey = new(1110, "An object of the configuration lacks a key");

    public static readonly ErrorCode Contradiction = new(1107, "Two values of the configuration contradict each other");
}
