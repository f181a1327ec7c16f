using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;

namespace SafetyGate.Cli.Commands;

/// <summary>The options that choose judges, and the surroundings that judges are made in.</summary>
internal sealed class JudgeOptions
{
    /// <summary>The folder in a run's folder that keeps an endpoint's judgements.</summary>
    private const string CacheFolder = "judgements";

    private readonly Option<JudgeKind?> _judge = new("--judge")
    {
        Description = "Who judges the responses: refusal (our own), keyword (the paper's list), guard (a guard model) or http (an OpenAI-compatible endpoint). Default refusal.",
    };

    private readonly Option<SecondJudgeKind?> _second = new("--second-judge")
    {
        Description = "Who judges them too, for comparison; or none. Default auto: keyword, or refusal where keyword is the first.",
    };

    /// <summary>The setting that each option is laid over.</summary>
    public IEnumerable<(string Key, Option Option)> Keys => [("judge.name", _judge), ("judge.second", _second)];

    public void AddTo(Command command)
    {
        AddFirstTo(command);
        command.Options.Add(_second);
    }

    /// <summary>For a command that compares no judges.</summary>
    public void AddFirstTo(Command command) => command.Options.Add(_judge);

    /// <summary>Lays the given options over a configuration. Options win.</summary>
    public JudgeConfiguration Read(ParseResult parsed, JudgeConfiguration file) => file with
    {
        Name = parsed.GetValue(_judge) ?? file.Name,
        Second = parsed.GetValue(_second) ?? file.Second,
    };

    /// <summary>What judges need from outside.</summary>
    /// <param name="terminal">The process's surroundings.</param>
    /// <param name="loader">For a guard model.</param>
    /// <param name="output">The run's folder.</param>
    public static JudgeSurroundings Surroundings(Terminal terminal, IModelLoader loader, string output) => new()
    {
        Variable = terminal.Variable,
        Loader = loader,
        Clock = terminal.Clock,
        CacheFolder = Path.Combine(output, CacheFolder),
        RetryPause = terminal.RetryPause,
    };
}
