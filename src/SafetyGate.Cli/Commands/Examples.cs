using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SafetyGate.Cli.Commands;

/// <summary>Examples at the end of a command's help.</summary>
internal static class Examples
{
    public static Command Add(Command command, params string[] examples)
    {
        command.Options.Add(new HelpOption { Action = new HelpWithExamples(examples) });
        return command;
    }

    private sealed class HelpWithExamples(string[] examples) : SynchronousCommandLineAction
    {
        /// <summary>Asking for help is no misuse of the options that are missing.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int result = new HelpAction().Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
                output.WriteLine($"  {example}");
            return result;
        }
    }
}
