using System.Text;
using SafetyGate.Benchmarks.Measuring;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Runs;

namespace SafetyGate.Benchmarks.Suites;

/// <summary>The sample family's tokenizer on the built-in prompts, one thread.</summary>
internal static class TokenizerSuite
{
    public static void Run(BenchmarkRun run)
    {
        run.Begin("Tokenizer");
        using ChatCheckpoint chat = ChatCheckpoint.Open(Path.Combine(run.Samples, "aligned"), DateTimeOffset.UnixEpoch);
        PromptSet prompts = PromptSets.Load(new PromptConfiguration());
        string text = string.Join('\n', prompts.Prompts.Select(prompt => prompt.Text));
        int bytes = Encoding.UTF8.GetByteCount(text);
        var speeds = new List<double>();
        var tokens = new List<double>();
        for (int round = 0; round < run.Rounds; round++)
        {
            int count = 0;
            double seconds = Sampling.Seconds(
                () => count = prompts.Prompts.Sum(prompt => chat.Codec.Encode(new ChatRequest(prompt.Text)).Count),
                TimeSpan.FromMilliseconds(run.Quick ? 1 : 200));
            speeds.Add(bytes / seconds / 1e6);
            tokens.Add(count / seconds);
        }

        run.Add("template and tokenizer, prompt text", "MB/s", speeds);
        run.Add("template and tokenizer, tokens", "tokens/s", tokens);
    }
}
