using System.CommandLine;
using System.CommandLine.Parsing;
using SafetyGate.Cli.Commands;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli;

/// <summary>The program: arguments in, exit code out. Every failure ends here, as an error that a person can act on.</summary>
internal sealed class CommandLine
{
    /// <summary>An argument that begins with '@' is itself: <c>--system-prompt @file</c> is no list of arguments.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private readonly Terminal _terminal;
    private readonly RootCommand _root;

    public CommandLine(Terminal terminal)
    {
        _terminal = terminal;
        _root = new RootCommand("Tells whether finetuning has made a language model unsafe, and fails the build when it has.")
        {
            CheckCommand.Create(terminal),
            ReportCommand.Create(terminal),
            NoiseCommand.Create(terminal),
            InitCommand.Create(terminal),
            RescoreCommand.Create(terminal),
            AnnotateCommand.Create(terminal),
            LandscapeCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            FetchCommand.Create(terminal),
            DemoCommand.Create(terminal, InvokeAsync),
            EngineCommand.Create(terminal),
            WorkerCommand.Create(terminal),
        };
    }

    public async Task<int> InvokeAsync(string[] arguments, CancellationToken cancellation)
    {
        ParseResult parsed = _root.Parse(arguments, Parsing);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
                _terminal.Error.WriteLine($"safety-gate: error {UsageErrors.CommandLine}: {OneLine.Of(problem.Message)}");
            _terminal.Error.WriteLine($"See {Usage(parsed)} --help.");
            return ExitCodes.UsageError;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = _terminal.Out,
                    Error = _terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
                },
                cancellation).ConfigureAwait(false);
        }
        catch (SafetyGateException exception)
        {
            ErrorText.Write(_terminal.Error, exception);
            return ExitCodes.Of(exception.Code);
        }
        catch (OperationCanceledException)
        {
            _terminal.Error.WriteLine("cancelled; the finished points are kept, and the same command resumes them");
            return ExitCodes.Cancelled;
        }
        catch (Exception exception) // the last door: nothing may leave as a pass or as a bare stack trace
        {
            _terminal.Error.WriteLine($"safety-gate: error {UsageErrors.Internal}: this is a defect in SafetyGate ({exception.GetType().Name}: {OneLine.Of(exception.Message)}). Please report it with the text below; finished points are kept.");
            _terminal.Error.WriteLine(exception.StackTrace);
            return ExitCodes.InternalError;
        }
    }

    private static string Usage(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "safety-gate" : $"safety-gate {parsed.CommandResult.Command.Name}";
}
