using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Compute.Scalar;
using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Perturbations;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>The working copy is the origin plus what was asked for, and the origin again afterwards, to the bit.</summary>
public abstract class WeightsTests<TTensor>
    where TTensor : class, IDisposable
{
    [Theory]
    [MemberData(nameof(WeightOrigins.All), MemberType = typeof(WeightOrigins))]
    public void Disposing_a_perturbation_brings_back_the_origin_however_many_came_before(string type, bool tied, bool bias)
    {
        using var model = new TinyModel(tied, bias, type);
        using WeightsProbe<TTensor> probe = Probe(model);
        probe.ShouldHoldTheOrigin("at first");
        var random = new Random(5);
        for (int round = 0; round < 25; round++)
        {
            using (probe.Weights.Perturb(Draw(random)))
            {
                if (round % 5 == 0)
                    Should.Throw<InvalidOperationException>(() => probe.Weights.Perturb(Draw(random)));
            }

            probe.ShouldHoldTheOrigin($"round {round}");
        }
    }

    [Theory]
    [MemberData(nameof(WeightOrigins.All), MemberType = typeof(WeightOrigins))]
    public void Perturbed_weights_are_the_origin_plus_alpha_times_the_direction_fused(string type, bool tied, bool bias)
    {
        using var model = new TinyModel(tied, bias, type);
        using WeightsProbe<TTensor> probe = Probe(model);
        foreach (float alpha in new[] { 0.05f, -0.5f, 3f })
        {
            using IDisposable perturbed = probe.Weights.Perturb(new ScriptedPerturbation(origin => Offset(origin, alpha)));
            probe.ShouldHold(origin => Twin(origin, alpha), $"alpha {alpha}");
        }
    }

    [Fact]
    public void Tensors_without_an_offset_keep_the_bits_of_the_origin()
    {
        using var model = new TinyModel();
        using WeightsProbe<TTensor> probe = Probe(model);
        using IDisposable perturbed = probe.Weights.Perturb(new ScriptedPerturbation(
            origin => IsNorm(origin) ? null : new ConstantOffset(1)));
        probe.ShouldHold(
            origin => IsNorm(origin)
                ? WeightsProbe<TTensor>.Origin(origin)
                : [.. WeightsProbe<TTensor>.Origin(origin).Select(value => value + 1)],
            "without norms");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void An_exception_at_any_tensor_leaves_the_origin_and_usable_weights(bool tied, bool inside)
    {
        using var model = new TinyModel(tied);
        using WeightsProbe<TTensor> probe = Probe(model);
        for (int bad = 0; bad < model.Decoder.Parameters.Count; bad++)
        {
            string name = model.Decoder.Parameters[bad].Name;
            Should.Throw<InvalidTimeZoneException>(() => probe.Weights.Perturb(new ScriptedPerturbation(
                origin => origin.Name != name ? new ConstantOffset(2)
                    : inside ? new ConstantOffset(float.NaN)
                    : throw new InvalidTimeZoneException("scripted"))));
            probe.ShouldHoldTheOrigin($"after {name}");
        }

        using (probe.Weights.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(1))))
            probe.ShouldHold(origin => [.. WeightsProbe<TTensor>.Origin(origin).Select(value => value + 1)], "still usable");
        probe.ShouldHoldTheOrigin("at last");
    }

    [Fact]
    public void Disposing_twice_does_not_end_the_next_perturbation()
    {
        using var model = new TinyModel();
        using WeightsProbe<TTensor> probe = Probe(model);
        IDisposable first = probe.Weights.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(1)));
        first.Dispose();
        using (probe.Weights.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(2))))
        {
            first.Dispose();
            probe.ShouldHold(origin => [.. WeightsProbe<TTensor>.Origin(origin).Select(value => value + 2)], "the second");
        }

        probe.ShouldHoldTheOrigin("at last");
    }

    [Fact]
    public void A_tensor_that_only_an_earlier_perturbation_moved_is_the_origin_in_the_next()
    {
        using var model = new TinyModel();
        using WeightsProbe<TTensor> probe = Probe(model);
        probe.Weights.Perturb(new ScriptedPerturbation(_ => new ConstantOffset(1))).Dispose();
        using (probe.Weights.Perturb(new ScriptedPerturbation(origin => IsNorm(origin) ? new ConstantOffset(2) : null)))
        {
            probe.ShouldHold(
                origin => [.. WeightsProbe<TTensor>.Origin(origin).Select(value => IsNorm(origin) ? value + 2 : value)], "norms only");
        }

        Should.Throw<InvalidTimeZoneException>(() => probe.Weights.Perturb(new ScriptedPerturbation(
            origin => IsNorm(origin) ? throw new InvalidTimeZoneException("scripted") : new ConstantOffset(3))));
        using (probe.Weights.Perturb(new ScriptedPerturbation(_ => null)))
            probe.ShouldHoldTheOrigin("moved nowhere");
    }

    [Fact]
    public void Likelihoods_and_responses_of_the_origin_return_to_the_bit()
    {
        using var model = new TinyModel();
        using var language = new LanguageModel<TTensor>(CreateEngine(), model.Checkpoint, model.Decoder);
        CancellationToken token = TestContext.Current.CancellationToken;
        LikelihoodRequest[] texts = [new LikelihoodRequest([1, 2, 3], [4, 5])];
        IReadOnlyList<int>[] prompts = [[1, 2, 3], [5, 6, 7, 8, 9]];
        var options = new GenerationOptions { MaxNewTokens = 6 };
        double[] likelihoods = language.LogLikelihoods(texts, token)[0];
        IReadOnlyList<TokenSequence> responses = language.Generate(prompts, options, null, token);
        var flipped = new ScriptedPerturbation(origin => new NoiseOffset(Key(origin), 3));
        using (language.Perturb(flipped))
            language.LogLikelihoods(texts, token)[0].ShouldNotBe(likelihoods);
        language.LogLikelihoods(texts, token)[0].ShouldBe(likelihoods);

        using (language.Perturb(flipped))
            language.Generate(prompts, options, null, token).Select(response => response.Tokens).ShouldNotBe(responses.Select(response => response.Tokens));
        language.Generate(prompts, options, null, token).Select(response => response.Tokens)
            .ShouldBe(responses.Select(response => response.Tokens));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_logits_of_the_origin_return_to_the_bit(bool tied)
    {
        using var model = new TinyModel(tied);
        using var language = new LanguageModel<TTensor>(CreateEngine(), model.Checkpoint, model.Decoder);
        IReadOnlyList<int>[] prompts = [[1, 2, 3], [4], [5, 6, 7, 8, 9]];
        IReadOnlyList<float[]> before = language.Score(prompts, TestContext.Current.CancellationToken);
        var random = new Random(6);
        for (int round = 0; round < 10; round++)
        {
            using (language.Perturb(Draw(random)))
                language.Score(prompts, TestContext.Current.CancellationToken)[0].ShouldNotBe(before[0]);
            IReadOnlyList<float[]> after = language.Score(prompts, TestContext.Current.CancellationToken);
            for (int i = 0; i < prompts.Length; i++)
                after[i].ShouldHaveTheBitsOf(before[i], $"round {round}, prompt {i}");
        }
    }

    private protected abstract IEngine<TTensor> CreateEngine();

    private WeightsProbe<TTensor> Probe(TinyModel model) => new(CreateEngine(), model);

    private static bool IsNorm(StoredTensor origin) => origin.Name.Contains("norm", StringComparison.Ordinal);

    private static ScriptedPerturbation Draw(Random random)
    {
        float alpha = random.NextSingle() - 0.5f;
        return new ScriptedPerturbation(origin => Offset(origin, alpha));
    }

    /// <summary>Every kind of offset, by turns.</summary>
    private static TensorOffset Offset(StoredTensor origin, float alpha) => (origin.Name.Length % 3) switch
    {
        0 => new DenseOffset(() => Dense(origin), alpha),
        1 => new NoiseOffset(Key(origin), alpha),
        _ => new SumOffset([new DenseOffset(() => Dense(origin), alpha), new NoiseOffset(Key(origin), -alpha)]),
    };

    private static float[] Twin(StoredTensor origin, float alpha)
    {
        float[] values = WeightsProbe<TTensor>.Origin(origin);
        int kind = origin.Name.Length % 3;
        if (kind != 1)
            values = Add(values, Dense(origin), alpha);
        if (kind != 0)
            values = Add(values, Noise(origin), kind == 1 ? alpha : -alpha);
        return values;
    }

    private static float[] Add(float[] values, float[] direction, float alpha) =>
        [.. values.Select((value, i) => MathF.FusedMultiplyAdd(direction[i], alpha, value))];

    private static PhiloxKey Key(StoredTensor origin) => PhiloxKey.Of(11, 2, origin.Name);

    private static float[] Dense(StoredTensor origin) =>
        [.. Enumerable.Range(0, (int)origin.Count).Select(i => MathF.Sin(i + origin.Name.Length))];

    private static float[] Noise(StoredTensor origin)
    {
        var noise = new float[origin.Count];
        PhiloxNoise.Fill(Key(origin), 0, noise);
        return noise;
    }
}

public sealed class ScalarWeightsTests : WeightsTests<ScalarTensor>
{
    private protected override IEngine<ScalarTensor> CreateEngine() => new ScalarEngine();
}

public sealed class SimdWeightsTests : WeightsTests<SimdTensor>
{
    private protected override IEngine<SimdTensor> CreateEngine() => new SimdEngine(threads: 2);
}

/// <summary>(element type, tied head, biases)</summary>
public static class WeightOrigins
{
    public static TheoryData<string, bool, bool> All()
    {
        var origins = new TheoryData<string, bool, bool>();
        foreach (string type in new[] { "F32", "F16", "BF16" })
        {
            origins.Add(type, false, true);
            origins.Add(type, true, false);
        }

        return origins;
    }
}
