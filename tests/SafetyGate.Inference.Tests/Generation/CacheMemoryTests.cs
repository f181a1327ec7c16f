using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>Nothing of a cache stays behind, on a model of two layers, whose caches have two tensors each.</summary>
public sealed class CacheMemoryTests : IDisposable
{
    private static readonly int[][] Prompts = [[1, 2, 3]];
    private readonly TinyModel _tiny = new();
    private readonly CountingEngine _engine = new();
    private readonly LanguageModel<CountedTensor> _model;

    public CacheMemoryTests() => _model = new LanguageModel<CountedTensor>(_engine, _tiny.Checkpoint, _tiny.Decoder);

    [Fact]
    public void Releasing_the_caches_leaves_none_and_the_model_works_on()
    {
        Generate();
        Score();
        _engine.Cached.ShouldBe(8);

        _model.ReleaseCache();

        _engine.Cached.ShouldBe(0);
        Generate();
        Score();
        _engine.Cached.ShouldBe(8);
    }

    [Fact]
    public void A_cache_that_was_half_made_is_given_back_and_made_whole_when_there_is_room()
    {
        _engine.Room = 1;
        Should.Throw<InvalidOperationException>(Generate);
        _engine.Cached.ShouldBe(0);
        Should.Throw<InvalidOperationException>(Score);
        _engine.Cached.ShouldBe(0);

        _engine.Room = 4;
        Score();
        Generate();
        _engine.Cached.ShouldBe(8);
    }

    [Fact]
    public void Disposing_the_model_leaves_nothing()
    {
        Generate();
        Score();
        _model.Dispose();
        _engine.Cached.ShouldBe(0);
    }

    public void Dispose()
    {
        _model.Dispose();
        _tiny.Dispose();
    }

    private void Generate() => _model.Generate(Prompts, new GenerationOptions { MaxNewTokens = 4 }, watch: null, TestContext.Current.CancellationToken);

    private void Score() => _model.LogLikelihoods([new LikelihoodRequest([1, 2], [3, 4])], TestContext.Current.CancellationToken);
}
