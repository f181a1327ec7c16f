using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>check</c>: the gate.</summary>
internal static class CheckCommand
{
    public const string DefaultOutput = "safety-gate-out";

    public static Command Create(Terminal terminal)
    {
        var baseFolder = new Option<string>("--base") { Description = "The aligned checkpoint, required: a folder, or the id owner/name[@revision] of a cached model.", HelpName = "MODEL" };
        var candidate = new Option<string>("--candidate") { Description = "The finetuned checkpoint, or a PEFT adapter over the base, required: a folder or an id.", HelpName = "MODEL" };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the reports; a run that was interrupted there is resumed.",
            DefaultValueFactory = _ => DefaultOutput,
            HelpName = "DIR",
        };
        var plan = new Option<bool>("--plan") { Description = "Print what the run would cost, and stop." };
        var allowDifferentRendering = new Option<bool>("--allow-different-rendering")
        {
            Description = "Accept checkpoints whose templates make different tokens of a prompt.",
        };
        var restart = new Option<bool>("--restart") { Description = "Discard an earlier run in the output folder." };
        var showConfig = new Option<bool>("--show-config") { Description = "Print every setting, its value and where it came from, and stop." };
        var options = new GateOptions();
        var baseCache = new BaseCacheOptions();

        var command = new Command("check", "Measure a finetuned checkpoint against its aligned base, and fail when it has become unsafe.")
        {
            baseFolder, candidate, output,
        };
        options.AddTo(command);
        baseCache.AddTo(command);
        command.Options.Add(plan);
        command.Options.Add(allowDifferentRendering);
        command.Options.Add(restart);
        command.Options.Add(showConfig);
        command.Validators.Add(result =>
        {
            // The settings can be looked at before there is a model.
            foreach (Option<string> model in result.GetValue(showConfig) ? [] : new[] { baseFolder, candidate })
            {
                if (result.GetResult(model) is null)
                    result.AddError($"Option '{model.Name}' is required.");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var configuration = options.Read(parsed, terminal);
            if (parsed.GetValue(showConfig))
            {
                SettingsText.Write(terminal.Out, options.Origins(parsed, configuration, terminal));
                return Task.FromResult(ExitCodes.Pass);
            }

            var request = new GateRequest
            {
                Base = terminal.ResolveModel(parsed.GetRequiredValue(baseFolder)),
                Candidate = terminal.ResolveModel(parsed.GetRequiredValue(candidate)),
                Output = terminal.Resolve(parsed.GetRequiredValue(output)),
                Configuration = configuration,
                Loader = options.Loader(parsed, configuration, terminal),
                Memory = terminal.Memory,
                BaseCache = baseCache.Folder(parsed, terminal),
                Workers = options.Workers(parsed, configuration, terminal),
                ToolVersion = ToolVersion.Text,
                Now = terminal.Clock.GetUtcNow(),
                AllowDifferentRendering = parsed.GetValue(allowDifferentRendering),
                Restart = parsed.GetValue(restart),
            };
            return Task.Run(() => parsed.GetValue(plan) ? Plan(request, terminal) : Run(request, terminal, cancellation), CancellationToken.None);
        });
        return Examples.Add(
            command,
            "safety-gate check --base models/llama-chat --candidate out/finetuned",
            "safety-gate check --base models/llama-chat --candidate out/finetuned --prompts advbench.csv --threshold 60 --max-drop 5",
            "safety-gate check --base models/llama-chat --candidate out/finetuned --plan");
    }

    /// <summary>Runs the gate and says how it came out.</summary>
    public static int Run(GateRequest request, Terminal terminal, CancellationToken cancellation)
    {
        IRunDisplay display = RunDisplays.For(terminal);
        RunResults results = display.Show(() =>
        {
            using JudgePanel judges = JudgeFactory.Create(
                request.Configuration.Judge, JudgeOptions.Surroundings(terminal, request.Loader, request.Output), cancellation);
            request = request with { Judges = judges };
            using var run = GateRun.Open(request);
            return run.Execute(display, cancellation);
        });
        VerdictText.Write(terminal.Out, results, request.Output);
        return ExitCodes.Of(results.Verdict.Outcome);
    }

    private static int Plan(GateRequest request, Terminal terminal)
    {
        using var run = GateRun.Open(request);
        PlanText.Write(terminal.Out, run.Plan, request.Loader, terminal);
        return ExitCodes.Pass;
    }
}
