using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>The files of a whole chat checkpoint of a few kilobytes, for every family.</summary>
internal static class TinyChat
{
    public const string Template =
        "{{ bos_token }}{% for m in messages %}{{ '[' + m['role'] + ']' + m['content'] | trim }}{% endfor %}{% if add_generation_prompt %}{{ ' ' }}{% endif %}";

    public static IReadOnlyList<string> Families { get; } = ["llama", "mistral", "qwen2", "qwen3", "gemma", "gemma2", "gemma3_text", "phi3"];

    public static byte[] TokenizerConfig { get; } = Utf8(new JsonObject
    {
        ["tokenizer_class"] = "LlamaTokenizer",
        ["bos_token"] = "<s>",
        ["eos_token"] = new JsonObject { ["content"] = "</s>", ["lstrip"] = false, ["normalized"] = false },
        ["legacy"] = true,
        ["add_bos_token"] = true,
        ["add_eos_token"] = false,
        ["additional_special_tokens"] = new JsonArray("<x>"),
        ["added_tokens_decoder"] = new JsonObject { ["2"] = Token("</s>", true), ["276"] = Token("<x>", false) },
        ["chat_template"] = Template,
    });

    public static byte[] GenerationConfig { get; } = Utf8(new JsonObject { ["eos_token_id"] = new JsonArray(2, 5), ["temperature"] = 0.5 });

    /// <summary>Small, with the settings that configurations of the families carry.</summary>
    public static byte[] Config(string family)
    {
        var config = new JsonObject
        {
            ["model_type"] = family,
            ["architectures"] = new JsonArray("X"),
            ["hidden_size"] = 8,
            ["intermediate_size"] = 12,
            ["num_hidden_layers"] = 2,
            ["num_attention_heads"] = 2,
            ["num_key_value_heads"] = 1,
            ["head_dim"] = 4,
            ["vocab_size"] = 300,
            ["max_position_embeddings"] = 64,
            ["rms_norm_eps"] = 1e-6,
            ["rope_theta"] = 10000.0,
            ["tie_word_embeddings"] = true,
            ["attention_bias"] = false,
            ["eos_token_id"] = 2,
            ["torch_dtype"] = "float32",
        };
        if (family == "llama")
            config["rope_scaling"] = new JsonObject { ["rope_type"] = "yarn", ["factor"] = 2.0, ["original_max_position_embeddings"] = 32 };
        if (family.StartsWith("gemma", StringComparison.Ordinal))
            config["hidden_activation"] = "gelu_pytorch_tanh";
        if (family is "gemma2" or "gemma3_text")
        {
            config["query_pre_attn_scalar"] = 4;
            config["sliding_window"] = 16;
            config["layer_types"] = new JsonArray("sliding_attention", "full_attention");
        }

        if (family == "mistral")
            config["sliding_window"] = 16;
        if (family == "phi3")
            config["original_max_position_embeddings"] = 64;
        return Utf8(config);
    }

    public static byte[] Weights(byte[] config)
    {
        IDecoder decoder = ModelFamilies.Read(JsonElement.Parse(Encoding.UTF8.GetString(config)));
        var random = new Random(1);
        return SafetensorsWriter.ToBytes(decoder.Parameters.Select(p => (p.Name, "F32", p.Shape.Dimensions.ToArray(), Values(p, random))));
    }

    public static TemporaryFolder Folder(byte[] config)
    {
        var folder = new TemporaryFolder();
        folder.Write("config.json", config);
        folder.Write("model.safetensors", Weights(config));
        folder.Write("tokenizer.model", SentencePieceWriter.Tiny());
        folder.Write("tokenizer_config.json", TokenizerConfig);
        folder.Write("generation_config.json", GenerationConfig);
        return folder;
    }

    public static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static JsonObject Token(string content, bool special) => new()
    {
        ["content"] = content,
        ["lstrip"] = false,
        ["rstrip"] = true,
        ["normalized"] = false,
        ["single_word"] = false,
        ["special"] = special,
    };

    private static byte[] Values(ParameterSpec parameter, Random random)
    {
        float[] values = new float[parameter.Shape.ElementCount];
        foreach (ref float value in values.AsSpan())
            value = random.NextSingle() - 0.5f;
        return SafetensorsWriter.Encode("F32", values);
    }
}
