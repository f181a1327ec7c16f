using System.Text;
using SafetyGate.Configuration;
using SafetyGate.Fuzz.Mutation;
using SafetyGate.Fuzz.Targets;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz;

/// <summary>Every kind of input that comes from outside.</summary>
public static class FuzzTargets
{
    private static readonly IReadOnlyList<IMutator> JsonMutators = [new ByteMutator(), new JsonMutator(), new JsonMutator()];
    private static readonly IReadOnlyList<IMutator> TemplateMutators = [new ByteMutator(), new TemplateMutator(), new TemplateGrower(), new TemplateGrower()];
    private static readonly IReadOnlyList<IMutator> ModelMutators = [new ByteMutator(), new ProtobufMutator(), new ProtobufMutator()];

    /// <summary>Makes the targets by name; each is made when it is asked for, and then the caller's.</summary>
    public static IReadOnlyDictionary<string, Func<IFuzzTarget>> All { get; } = Make().ToDictionary(t => t.Name, t => t.Create, StringComparer.Ordinal);

    private static IEnumerable<(string Name, Func<IFuzzTarget> Create)> Make()
    {
        yield return ("safetensors", WeightsTarget.Safetensors);
        yield return ("shard-index", WeightsTarget.Index);
        foreach (string family in TinyChat.Families)
        {
            string name = $"config-{family}";
            byte[] config = TinyChat.Config(family);
            yield return (name, () => new ChatFolderTarget(name, config, "config.json", config, JsonMutators, generates: true));
        }

        yield return ("adapter-config", AdapterTarget.Configuration);
        yield return ("adapter-weights", AdapterTarget.Weights);
        byte[] llama = TinyChat.Config("llama");
        yield return Folder("generation-config", "generation_config.json", TinyChat.GenerationConfig, JsonMutators);
        yield return Folder("tokenizer-config", "tokenizer_config.json", TinyChat.TokenizerConfig,
            [.. JsonMutators, new WrappedMutator("chat_template", new TemplateGrower())]);
        yield return Folder("special-tokens-map", "special_tokens_map.json", """{"bos_token":"<s>","eos_token":{"content":"</s>"},"additional_special_tokens":["<x>"]}"""u8.ToArray(), JsonMutators);
        yield return Folder("chat-template-file", "chat_template.jinja", Encoding.UTF8.GetBytes(TinyChat.Template), TemplateMutators);
        yield return Stream("chat-template", TemplateSeeds.All, TemplateMutators, TemplateSeeds.Render);
        yield return Stream("tokenizer-json", TokenizerSeeds.All, JsonMutators, TokenizerRuns.Json);
        yield return Stream("tokenizer-model", [SentencePieceWriter.Tiny(), SentencePieceWriter.Tiny(SentencePieceWriter.Unigram)], ModelMutators, TokenizerRuns.Model);
        yield return Stream("tokenizer-model-gemma", [SentencePieceWriter.Tiny()], ModelMutators, TokenizerRuns.GemmaModel);
        yield return Stream("added-tokens", ["""{"<x>":276,"<pad>":277," y ":278}"""u8.ToArray()], JsonMutators, TokenizerRuns.AddedTokens);
        foreach ((string name, Action<byte[]> run) in TextRuns.All())
            yield return Stream(name, [Encoding.Unicode.GetBytes("and a word")], [new TextMutator()], run);
        yield return Stream("prompts-csv", ["id,category,goal\np1,fraud,\"a \"\"quoted\"\" request\"\n2,,é\r\n3,x,\"two\nlines\"\n"u8.ToArray()], [new ByteMutator()], input => Prompts(input, "x.csv"));
        yield return Stream("prompts-jsonl", ["{\"id\":\"a\",\"prompt\":\"one\"}\n{\"prompt\":\"two\",\"category\":\"x\"}\n"u8.ToArray()], [new ByteMutator(), new LinesMutator()], input => Prompts(input, "x.jsonl"));
        yield return Stream("prompts-txt", ["one\n two \n\n# three\né"u8.ToArray()], [new ByteMutator()], input => Prompts(input, "x.txt"));
        yield return Stream("safety-gate-json", [Encoding.UTF8.GetBytes(ConfigurationFile.Write(GateConfiguration.Default))], JsonMutators,
            input => ConfigurationFile.Load("safety-gate.json", Encoding.UTF8.GetString(input)));
        yield return ("run-json", () => new RunFolderTarget("run.json", JsonMutators));
        yield return ("responses-jsonl", () => new RunFolderTarget("responses.jsonl", [new ByteMutator(), new LinesMutator()]));

        (string, Func<IFuzzTarget>) Folder(string name, string file, byte[] seed, IReadOnlyList<IMutator> mutators) =>
            (name, () => new ChatFolderTarget(name, llama, file, seed, mutators));
    }

    private static (string, Func<IFuzzTarget>) Stream(string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<IMutator> mutators, Action<byte[]> run) =>
        (name, () => new StreamTarget(name, seeds, mutators, run));

    private static void Prompts(byte[] input, string path) => PromptFile.Load(path, new MemoryStream(input));
}
