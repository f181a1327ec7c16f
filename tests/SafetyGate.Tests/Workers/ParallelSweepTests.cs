using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Workers;

namespace SafetyGate.Tests.Workers;

public sealed class ParallelSweepTests
{
    private static readonly PointKey[] Keys = [.. Enumerable.Range(0, 200).Select(i => new PointKey(CheckpointRole.Candidate, 0, i))];

    [Fact]
    public void Every_point_is_computed_once_by_one_of_the_workers()
    {
        ScriptedWorker[] workers = [new(), new(), new()];
        var store = new Points();
        Run(workers, store);

        store.Stored.ShouldBe(Keys, ignoreOrder: true);
        workers.SelectMany(worker => worker.Asked).ShouldBe(Keys, ignoreOrder: true);
    }

    [Fact]
    public void A_lost_worker_loses_only_its_point_which_another_computes()
    {
        using var begun = new ManualResetEventSlim();
        var dying = new ScriptedWorker((_, _) =>
        {
            begun.Set();
            throw new WorkerLostException("killed");
        });
        var living = new ScriptedWorker((_, _) => begun.Wait(TestContext.Current.CancellationToken));
        var store = new Points();
        List<IPointWorker> workers = Run([dying, living], store);

        store.Stored.ShouldBe(Keys, ignoreOrder: true);
        dying.Asked.Count.ShouldBe(1);
        living.Asked.ShouldContain(dying.Asked[0]);
        dying.IsDisposed.ShouldBeTrue();
        workers.ShouldBe([living]);
    }

    [Fact]
    public void A_point_lost_last_is_still_computed_by_a_worker_that_had_nothing_left_to_do()
    {
        using var otherIsDone = new ManualResetEventSlim();
        var dying = new ScriptedWorker((_, _) =>
        {
            otherIsDone.Wait(TestContext.Current.CancellationToken);
            throw new WorkerLostException("killed");
        });
        int computed = 0;
        var living = new ScriptedWorker((_, _) =>
        {
            if (++computed == Keys.Length - 1)
                otherIsDone.Set();
        });
        var store = new Points();
        Run([dying, living], store);
        store.Stored.ShouldBe(Keys, ignoreOrder: true);
    }

    [Fact]
    public void When_all_are_lost_the_error_says_what_each_said()
    {
        ScriptedWorker[] workers = [new((_, _) => throw new WorkerLostException("one: killed")), new((_, _) => throw new WorkerLostException("two: out of memory"))];
        var store = new Points();
        SafetyGateException error = Should.Throw<SafetyGateException>(() => Run(workers, store));
        error.Code.ShouldBe(WorkerErrors.AllEnded);
        error.Problems.ShouldBe(["one: killed", "two: out of memory"], ignoreOrder: true);
        store.Stored.ShouldBeEmpty();
    }

    [Fact]
    public void An_error_of_the_model_ends_the_sweep_and_the_work_of_the_others()
    {
        var failing = new ScriptedWorker((_, _) => throw new SafetyGateException(EngineErrors.NonFiniteLogits, "NaN"));
        var waiting = new ScriptedWorker((_, cancellation) =>
        {
            cancellation.WaitHandle.WaitOne();
            cancellation.ThrowIfCancellationRequested();
        });
        SafetyGateException error = Should.Throw<SafetyGateException>(() => Run([failing, waiting], new Points()));
        error.Code.ShouldBe(EngineErrors.NonFiniteLogits);
        waiting.Asked.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Cancelling_ends_the_sweep_and_keeps_what_is_stored()
    {
        using var cancellation = new CancellationTokenSource();
        var store = new Points();
        var worker = new ScriptedWorker((key, token) =>
        {
            if (key.AlphaIndex == 5)
                cancellation.Cancel();
            token.ThrowIfCancellationRequested();
        });
        Should.Throw<OperationCanceledException>(() => ParallelSweep.Run(Keys, [worker], store, null, cancellation.Token));
        store.Stored.ShouldBe(Keys[..5]);
    }

    private static List<IPointWorker> Run(IEnumerable<IPointWorker> workers, IResponseStore store)
    {
        List<IPointWorker> team = [.. workers];
        ParallelSweep.Run(Keys, team, store, null, TestContext.Current.CancellationToken);
        return team;
    }

    /// <summary>Not safe for several threads, which the sweep must not need.</summary>
    private sealed class Points : IResponseStore
    {
        public List<PointKey> Stored { get; } = [];

        public PointResponses? Find(PointKey key) => null;

        public void Append(PointResponses point)
        {
            point.Responses[0].Text.ShouldBe(point.Key.ToString());
            Stored.Add(point.Key);
        }
    }
}
