using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Commands;

/// <summary><c>init</c>: writes a safety-gate.json to begin with, and its schema for editors.</summary>
internal static class InitCommand
{
    public static Command Create(Terminal terminal)
    {
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there." };
        var command = new Command(
            "init",
            $"Write a commented {ConfigurationFile.DefaultName} and {ConfigurationJsonSchema.DefaultName} into the current folder.") { force };
        command.SetAction(parsed =>
        {
            (string Path, string Text)[] files =
            [
                (terminal.Resolve(ConfigurationFile.DefaultName), ConfigurationStart.Text),
                (terminal.Resolve(ConfigurationJsonSchema.DefaultName), ConfigurationJsonSchema.Write()),
            ];
            if (!parsed.GetValue(force) && files.Select(f => f.Path).FirstOrDefault(File.Exists) is { } there)
                throw new SafetyGateException(UsageErrors.FileExists, $"'{there}' is there already, and your settings may be in it. Give --force to overwrite it.");
            foreach ((string path, string text) in files)
            {
                Write(path, text);
                terminal.Out.WriteLine(OneLine.Of(path));
            }

            return ExitCodes.Pass;
        });
        return Examples.Add(command, "safety-gate init");
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SafetyGateException(UsageErrors.FileNotWritten, $"'{path}' cannot be written: {exception.Message} Check the folder and its permissions.", exception);
        }
    }
}
