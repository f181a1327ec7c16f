using SafetyGate.Inference.Compute.Simd;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Generation;

/// <summary>Decoding allocates nothing per token once a session is warm: counted by the runtime, so the same on every machine.</summary>
[Collection(AllocationTests.Alone)]
public sealed class AllocationTests
{
    public const string Alone = "counts the allocations of the whole process";
    private const int NewTokens = 60;
    private const int Repetitions = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Decoding_allocates_nothing(int threads)
    {
        using var tiny = new TinyModel();
        using var model = new LanguageModel<SimdTensor>(new SimdEngine(threads), tiny.Checkpoint, tiny.Decoder);
        IReadOnlyList<int>[] prompts = [.. Enumerable.Range(1, 12).Select(i => (IReadOnlyList<int>)[i, i + 1, i + 2])];
        var options = new GenerationOptions { MaxNewTokens = NewTokens, BatchSize = 5 };
        var counter = new Counter();
        long thread = long.MaxValue, process = long.MaxValue;
        for (int i = 0; i < Repetitions; i++)
        {
            counter.Begin();
            model.Generate(prompts, options, counter, TestContext.Current.CancellationToken);
            if (i > 0) // the first call warms up
            {
                thread = Math.Min(thread, counter.Thread);
                process = Math.Min(process, counter.Process);
            }
        }

        counter.Tokens.ShouldBeGreaterThan(20);
        thread.ShouldBe(0);
        // What the rest of the process does in one repetition it does not do in every one; a token's allocation would be in each.
        process.ShouldBe(0);
    }

    /// <summary>From the second token of the first batch to the last before a sequence ends: steps that only decode.</summary>
    private sealed class Counter : ITokenWatch
    {
        private long _thread;
        private long _process;

        public int Tokens { get; private set; }

        public long Thread { get; private set; }

        public long Process { get; private set; }

        public void Begin() => Tokens = 0;

        public bool IsSettled(int prompt, ReadOnlySpan<int> tokens)
        {
            if (prompt != 0)
                return false;
            if (tokens.Length == 2)
                (_thread, _process) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
            if (tokens.Length == NewTokens - 2)
            {
                Process = GC.GetTotalAllocatedBytes(precise: true) - _process;
                Thread = GC.GetAllocatedBytesForCurrentThread() - _thread;
            }

            Tokens++;
            return false;
        }
    }
}

/// <summary>Runs by itself.</summary>
[CollectionDefinition(AllocationTests.Alone, DisableParallelization = true)]
public sealed class AllocationCollection;
