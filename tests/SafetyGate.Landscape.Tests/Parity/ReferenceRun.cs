using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Landscape.Tests.Parity;

/// <summary>Repeats a run of the released code through the product's own road: files, template, tokenizer, engine, directions.</summary>
internal sealed class ReferenceRun : IDisposable
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly ReferenceSet _set;
    private readonly ReferenceCurve _curve;
    private readonly ChatCheckpoint _checkpoint;
    private readonly ChatCheckpoint? _other;
    private readonly ChatGenerator _generator;
    private readonly IReadOnlyList<ChatRequest> _requests;

    public ReferenceRun(ReferenceSet set, ReferenceCurve curve, IModelLoader loader)
    {
        _set = set;
        _curve = curve;
        _checkpoint = ChatCheckpoint.Open(set.Model(curve.Model), Clock);
        _other = curve.Other is null ? null : ChatCheckpoint.Open(set.Model(curve.Other), Clock);
        _generator = new ChatGenerator(
            loader.Load(_checkpoint.Checkpoint, _checkpoint.Decoder),
            _checkpoint.Codec,
            new GenerationOptions { MaxNewTokens = set.MaxNewTokens, EndTokens = _checkpoint.EndTokens });
        _requests = PromptProbe.Plain(set.Prompts);
    }

    /// <summary>The perturbation of every point, in the order of the reference's results.</summary>
    public IReadOnlyList<Perturbation> Points()
    {
        Plane plane = Plane();
        return plane.Second is null
            ? [.. _curve.Alphas.Select(x => plane.At(x))]
            : [.. _curve.Alphas.SelectMany(_ => _curve.Alphas, (x, y) => plane.At(x, y))];
    }

    /// <summary>[prompts]</summary>
    public string[] Respond(Perturbation point)
    {
        using IDisposable perturbed = _generator.Perturb(point);
        return [.. _generator.Complete(_requests, watch: null, TestContext.Current.CancellationToken).Select(completion => completion.Text)];
    }

    /// <summary>[prompts]</summary>
    public Judgement[] Judge(IEnumerable<string> responses)
    {
        var judge = new KeywordJudge();
        return [.. _set.Prompts.Prompts.Zip(responses, judge.Judge)];
    }

    public void Dispose()
    {
        _generator.Dispose();
        _other?.Dispose();
        _checkpoint.Dispose();
    }

    private Plane Plane()
    {
        if (_other is not null)
            return new Plane(new InterpolationDirection(_other.Checkpoint));
        var first = new TorchDirection("first", _curve.Seed, StateEntry.Of(_checkpoint.Decoder));
        if (_curve.Kind == "1D_random")
            return new Plane(first);
        _curve.Kind.ShouldBe("2D_random");
        return new Plane(first, first.Next("second"));
    }
}
