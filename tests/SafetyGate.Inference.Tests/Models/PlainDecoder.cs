using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>
/// The decoders' formulas once more: in doubles, without cache, engine or configuration. Whether a layer has biases, head
/// norms, output norms or fused matrices it sees from the checkpoint's tensors.
/// </summary>
internal sealed class PlainDecoder(Checkpoint checkpoint, PlainSettings settings)
{
    private readonly Dictionary<string, double[]> _tensors = checkpoint.Tensors.Values.ToDictionary(t => t.Name, ReadAll);

    /// <summary>Logits after the last token; each token ran when the sequence had the length that is given beside it.</summary>
    public double[] Score(IReadOnlyList<(int Token, int Length)> sequence)
    {
        double[] embedding = _tensors["model.embed_tokens.weight"];
        int hidden = _tensors["model.norm.weight"].Length;
        double[][] x = [.. sequence.Select(s => embedding[(s.Token * hidden)..((s.Token + 1) * hidden)].Select(v => v * settings.EmbeddingScale).ToArray())];
        for (int layer = 0; layer < settings.Layers; layer++)
        {
            string name = $"model.layers.{layer}";
            bool outputNorms = _tensors.ContainsKey($"{name}.pre_feedforward_layernorm.weight");
            double[][] h = Attend(layer, [.. x.Select(row => Norm(row, $"{name}.input_layernorm"))], sequence);
            Add(x, outputNorms ? [.. h.Select(row => Norm(row, $"{name}.post_attention_layernorm"))] : h);
            string before = outputNorms ? "pre_feedforward_layernorm" : "post_attention_layernorm";
            h = [.. x.Select(row => FeedForward(Norm(row, $"{name}.{before}"), $"{name}.mlp"))];
            Add(x, outputNorms ? [.. h.Select(row => Norm(row, $"{name}.post_feedforward_layernorm"))] : h);
        }

        double[] head = _tensors.GetValueOrDefault("lm_head.weight", embedding);
        double[] logits = Multiply(Norm(x[^1], "model.norm"), head);
        return settings.LogitCap is { } cap ? [.. logits.Select(v => cap * Math.Tanh(v / cap))] : logits;
    }

    private static double[] ReadAll(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return [.. values];
    }

    private double[][] Attend(int layer, double[][] h, IReadOnlyList<(int Token, int Length)> sequence)
    {
        string name = $"model.layers.{layer}.self_attn";
        int width = settings.HeadDim, queries = settings.Heads * width, others = settings.KeyValueHeads * width;
        (double[] Query, double[] Key, double[] Value)[] rows = [.. h.Select((row, position) =>
        {
            double[] all = _tensors.ContainsKey($"{name}.qkv_proj.weight")
                ? Project(row, $"{name}.qkv_proj")
                : [.. Project(row, $"{name}.q_proj"), .. Project(row, $"{name}.k_proj"), .. Project(row, $"{name}.v_proj")];
            (double[] frequencies, double magnitude) = settings.Rotary(layer, sequence[position].Length);
            return (
                Heads(all[..queries], $"{name}.q_norm", head => Rotate(head, position, frequencies, magnitude)),
                Heads(all[queries..(queries + others)], $"{name}.k_norm", head => Rotate(head, position, frequencies, magnitude)),
                all[(queries + others)..]);
        })];

        return [.. rows.Select((row, position) =>
        {
            var output = new double[queries];
            int first = Math.Max(0, position + 1 - (settings.Window(layer) ?? position + 1));
            for (int head = 0; head < settings.Heads; head++)
            {
                int q = head * width, kv = head / (settings.Heads / settings.KeyValueHeads) * width;
                double[] scores = [.. Enumerable.Range(first, position + 1 - first).Select(p =>
                {
                    double score = Dot(row.Query.AsSpan(q, width), rows[p].Key.AsSpan(kv, width)) * settings.AttentionScale;
                    return Math.Exp(settings.AttentionCap is { } cap ? cap * Math.Tanh(score / cap) : score);
                })];
                double sum = scores.Sum();
                for (int p = 0; p < scores.Length; p++)
                {
                    for (int i = 0; i < width; i++)
                        output[q + i] += scores[p] / sum * rows[first + p].Value[kv + i];
                }
            }

            return Project(output, $"{name}.o_proj");
        })];
    }

    private double[] FeedForward(double[] h, string name)
    {
        double[] both = _tensors.ContainsKey($"{name}.gate_up_proj.weight")
            ? Project(h, $"{name}.gate_up_proj")
            : [.. Project(h, $"{name}.gate_proj"), .. Project(h, $"{name}.up_proj")];
        int half = both.Length / 2;
        return Project([.. Enumerable.Range(0, half).Select(i => Activate(both[i]) * both[half + i])], $"{name}.down_proj");
    }

    private double Activate(double x) => settings.Gelu
        ? 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))
        : x / (1 + Math.Exp(-x));

    private double[] Heads(double[] row, string norm, Func<double[], double[]> rotate) =>
        [.. row.Chunk(settings.HeadDim).SelectMany(head => rotate(_tensors.ContainsKey($"{norm}.weight") ? Norm(head, norm) : head))];

    private static double[] Rotate(double[] head, int position, double[] frequencies, double magnitude)
    {
        int half = frequencies.Length;
        double[] turned = [.. head];
        for (int i = 0; i < half; i++)
        {
            (double sine, double cosine) = Math.SinCos(position * frequencies[i]);
            turned[i] = (head[i] * cosine - head[half + i] * sine) * magnitude;
            turned[half + i] = (head[half + i] * cosine + head[i] * sine) * magnitude;
        }

        return turned;
    }

    private double[] Norm(double[] x, string name)
    {
        double scale = 1 / Math.Sqrt(x.Average(v => v * v) + 1e-6);
        return [.. x.Zip(_tensors[$"{name}.weight"], (v, w) => v * scale * (settings.NormOffset + w))];
    }

    private double[] Project(double[] x, string name)
    {
        double[] y = Multiply(x, _tensors[$"{name}.weight"]);
        return _tensors.TryGetValue($"{name}.bias", out double[]? bias) ? [.. y.Zip(bias, (a, b) => a + b)] : y;
    }

    private static double[] Multiply(double[] x, double[] weight)
    {
        var y = new double[weight.Length / x.Length];
        for (int i = 0; i < y.Length; i++)
            y[i] = Dot(weight.AsSpan(i * x.Length, x.Length), x);
        return y;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static void Add(double[][] x, double[][] y)
    {
        for (int row = 0; row < x.Length; row++)
            x[row] = [.. x[row].Zip(y[row], (a, b) => a + b)];
    }
}
