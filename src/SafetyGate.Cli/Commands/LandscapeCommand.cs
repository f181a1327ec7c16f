using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscapes;
using SafetyGate.Reports;

namespace SafetyGate.Cli.Commands;

/// <summary><c>landscape</c>: draws the weight landscape of one or two checkpoints, without a verdict.</summary>
internal static class LandscapeCommand
{
    public const string DefaultOutput = "safety-gate-landscape";

    public static Command Create(Terminal terminal)
    {
        var kind = new Option<string>("--kind") { Description = $"What to draw: {string.Join(", ", LandscapeKinds.All.Select(k => k.Name))}.", Required = true, HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. LandscapeKinds.All.Select(k => k.Name)]);
        var model = new Option<string>("--model") { Description = "The checkpoint at the origin: a folder, or the id owner/name[@revision] of a cached model.", Required = true, HelpName = "MODEL" };
        var other = new Option<string?>("--other") { Description = "A second checkpoint, or an adapter over the model: what an interpolation, triangle or trajectory goes to; with the other kinds it is drawn too.", HelpName = "MODEL" };
        var third = new Option<string?>("--third") { Description = "The third checkpoint of a triangle.", HelpName = "MODEL" };
        var trajectory = new Option<string?>("--trajectory") { Description = "A folder with training checkpoints, checkpoint-N or step-N.", HelpName = "DIR" };
        var pretrained = new Option<string?>("--pretrained") { Description = "The model before its alignment, for the kind alignment.", HelpName = "MODEL" };
        var beyond = new Option<int?>("--beyond") { Description = "Intervals past the ends of what joins checkpoints. Default: a quarter of the steps for a line, 1 for a plane.", HelpName = "N" };
        var groupSize = new Option<int?>("--group-size") { Description = "Weights of a row that share a scale in quantisation, 0 for whole rows. Default: 0 for int8, 128 for int4.", HelpName = "N" };
        var secondAxis = new Option<bool>("--random-axis") { Description = "Give a trajectory a random second axis instead of the direction in which it strays." };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the results; a landscape that was interrupted there is resumed.",
            DefaultValueFactory = _ => DefaultOutput,
            HelpName = "DIR",
        };
        var allowDifferentRendering = new Option<bool>("--allow-different-rendering")
        {
            Description = "Accept checkpoints whose templates make different tokens of a prompt.",
        };
        var restart = new Option<bool>("--restart") { Description = "Discard an earlier landscape in the output folder." };
        var options = new GateOptions();

        var command = new Command("landscape", "Draw the safety landscape of one or two checkpoints along a line or over a plane, without a verdict.")
        {
            kind, model, other, third, trajectory, pretrained, output, beyond, groupSize, secondAxis,
        };
        options.AddMeasuringTo(command);
        command.Options.Add(allowDifferentRendering);
        command.Options.Add(restart);
        command.SetAction((parsed, cancellation) =>
        {
            GateConfiguration configuration = options.ReadUnchecked(parsed, terminal);
            string? Resolve(Option<string?> option) => parsed.GetValue(option) is { } given ? terminal.ResolveModel(given) : null;
            var request = new LandscapeRequest
            {
                Kind = LandscapeKinds.All.First(k => k.Name == parsed.GetRequiredValue(kind)).Kind,
                Model = terminal.ResolveModel(parsed.GetRequiredValue(model)),
                Other = Resolve(other),
                Third = Resolve(third),
                Trajectory = parsed.GetValue(trajectory) is { } folder ? terminal.Resolve(folder) : null,
                Pretrained = Resolve(pretrained),
                Output = terminal.Resolve(parsed.GetRequiredValue(output)),
                Configuration = configuration,
                Judge = Judge(configuration.Judge),
                Beyond = parsed.GetValue(beyond),
                GroupSize = parsed.GetValue(groupSize),
                RandomSecondAxis = parsed.GetValue(secondAxis),
                Loader = options.Loader(parsed, configuration, terminal),
                Memory = terminal.Memory,
                ToolVersion = ToolVersion.Text,
                Now = terminal.Clock.GetUtcNow(),
                AllowDifferentRendering = parsed.GetValue(allowDifferentRendering),
                Restart = parsed.GetValue(restart),
            };
            return Task.Run(() => Run(request, terminal, cancellation), CancellationToken.None);
        });
        return Examples.Add(
            command,
            "safety-gate landscape --kind random2d --model models/llama-chat --steps 10",
            "safety-gate landscape --kind interpolation --model models/llama-chat --other out/finetuned",
            "safety-gate landscape --kind quantize-int4 --model models/llama-chat --other out/finetuned --steps 4");
    }

    /// <summary>The judge of the pictures; there is no second one, and none that needs a model or a network.</summary>
    private static IJudge Judge(JudgeConfiguration configuration) =>
        (IJudge)JudgeFactory.Create(configuration with { Second = SecondJudgeKind.None }).First;

    private static int Run(LandscapeRequest request, Terminal terminal, CancellationToken cancellation)
    {
        IRunDisplay display = RunDisplays.For(terminal);
        LandscapeDocument landscape = display.Show(() =>
        {
            using LandscapeRun run = LandscapeRun.Open(request);
            return run.Execute(display, cancellation);
        });
        LandscapeText.Write(terminal.Out, landscape, request.Output);
        return landscape.Missing.Count == 0 ? ExitCodes.Pass : ExitCodes.Inconclusive;
    }
}
