using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Hub;

namespace SafetyGate.Cli.Commands;

/// <summary><c>fetch</c>: downloads a model into the local cache; the only command that uses a network.</summary>
internal static class FetchCommand
{
    private const int Attempts = 5;

    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The model's id on the hub: owner/name[@revision]." };
        var to = new Option<string?>("--to") { Description = "Folder for the files. Default: the cache of the Hugging Face tools.", HelpName = "DIR" };
        var command = new Command("fetch", "Download a model's safetensors, configuration and tokenizer from a Hugging Face hub, checked and resumable.") { model, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            HubModelId id = HubModelId.Parse(parsed.GetRequiredValue(model));
            HubSettings settings = terminal.Hub with { CacheFolder = terminal.Resolve(terminal.Hub.CacheFolder) };
            var fetch = new HubFetch(settings, new HubRetry(Attempts, terminal.RetryPause, terminal.Clock), new FetchDisplay(terminal));
            try
            {
                string? folder = parsed.GetValue(to) is { } given ? terminal.Resolve(given) : null;
                terminal.Out.WriteLine(await fetch.RunAsync(id, folder, cancellation).ConfigureAwait(false));
                return ExitCodes.Pass;
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine("cancelled; what was downloaded is kept, and the same command continues it");
                return ExitCodes.Cancelled;
            }
        });
        return Examples.Add(command, "safety-gate fetch owner/llama-chat", "safety-gate fetch owner/llama-chat@v1.1 --to models/llama-chat");
    }
}
