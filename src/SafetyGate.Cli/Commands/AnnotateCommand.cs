using System.CommandLine;
using SafetyGate.Cli.Annotations;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>annotate</c>: says the verdict of a finished run as annotations of a GitHub workflow run.</summary>
internal static class AnnotateCommand
{
    private const long MostBytes = 256L << 20;

    public static Command Create(Terminal terminal)
    {
        var results = new Argument<string>("results") { Description = $"A {RunFiles.Results}, or the folder of a run that has one." };
        var command = new Command(
            "annotate",
            "Write the verdict of a finished run as GitHub workflow annotations. The exit code is 0 whatever the verdict is; it is not 0 only where the file cannot be read.")
        {
            results,
        };
        command.SetAction(parsed =>
        {
            var document = ResultsDocument.Read(ReadFile(terminal.Resolve(parsed.GetRequiredValue(results))));
            foreach (Annotation annotation in VerdictAnnotations.Of(document))
                terminal.Out.WriteLine(annotation);
            return ExitCodes.Pass;
        });
        return Examples.Add(command, "safety-gate annotate safety-gate-out", "safety-gate annotate safety-gate-out/results.json");
    }

    private static byte[] ReadFile(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, RunFiles.Results) : path;
        try
        {
            // A pipe or a device has no length, and opening one could wait forever.
            long length = new FileInfo(file).Length;
            if (length is 0 or > MostBytes)
                throw new SafetyGateException(RunErrors.DamagedResults, $"'{file}' is no {RunFiles.Results}: it has {length} bytes. Give the folder of a run that has finished.");
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SafetyGateException(RunErrors.NotWritable, $"'{file}' cannot be read: {exception.Message} Give the folder of a run that has finished.", exception);
        }
    }
}
