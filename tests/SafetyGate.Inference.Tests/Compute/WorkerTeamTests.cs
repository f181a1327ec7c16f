using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Inference.Tests.Compute;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_item_runs_exactly_once_in_every_round(int threads)
    {
        var random = new Random(threads);
        using var team = new WorkerTeam(threads);
        for (int round = 0; round < 3000; round++)
        {
            int count = random.Next(0, 60);
            var runs = new int[count];
            team.For(count, random.Next(1, 9), new Count(runs));
            runs.ShouldAllBe(n => n == 1);
        }
    }

    [Fact]
    public void Members_that_fell_asleep_wake_for_the_next_round()
    {
        // More members than processors and pauses around the time that a member waits before it sleeps: a wake-up that
        // one member could take from another would hang here.
        using var team = new WorkerTeam(12);
        var random = new Random(3);
        for (int round = 0; round < 400; round++)
        {
            var runs = new int[40];
            team.For(40, 1, new Count(runs));
            runs.ShouldAllBe(n => n == 1);
            if (random.Next(4) == 0)
                Thread.Sleep(random.Next(0, 4));
        }
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_team_works_on()
    {
        using var team = new WorkerTeam(3);
        for (int bad = 0; bad < 50; bad++)
        {
            var runs = new int[50];
            Should.Throw<InvalidTimeZoneException>(() => team.For(50, 1, new Fail(runs, bad))).Message.ShouldBe($"item {bad}");
            runs[bad].ShouldBe(0);
            runs = new int[50];
            team.For(50, 1, new Count(runs));
            runs.ShouldAllBe(n => n == 1);
        }
    }

    [Fact]
    public void Exceptions_of_all_members_at_once_leave_the_team_usable()
    {
        using var team = new WorkerTeam(4);
        for (int round = 0; round < 100; round++)
            Should.Throw<InvalidTimeZoneException>(() => team.For(64, 1, new Fail(new int[64], -1)));
        var runs = new int[64];
        team.For(64, 1, new Count(runs));
        runs.ShouldAllBe(n => n == 1);
    }

    [Fact]
    public void Work_of_different_kinds_does_not_mix()
    {
        using var team = new WorkerTeam(3);
        var counts = new int[30];
        var sums = new int[30];
        for (int round = 0; round < 200; round++)
        {
            team.For(30, 2, new Count(counts));
            team.For(30, 2, new Add(sums));
        }

        counts.ShouldAllBe(n => n == 200);
        sums.ShouldBe(Enumerable.Range(0, 30).Select(i => 200 * i));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    [InlineData(4, 60)]
    public void An_idle_team_can_be_disposed_awake_or_asleep(int threads, int idleMilliseconds)
    {
        var team = new WorkerTeam(threads);
        team.For(10, 1, new Count(new int[10]));
        Thread.Sleep(idleMilliseconds);
        team.Dispose();
    }

    [Fact]
    public void A_team_of_nobody_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new WorkerTeam(0));

    private readonly struct Count(int[] runs) : IWork
    {
        public void Run(int first, int end)
        {
            for (int i = first; i < end; i++)
                Interlocked.Increment(ref runs[i]);
        }
    }

    private readonly struct Add(int[] sums) : IWork
    {
        public void Run(int first, int end)
        {
            for (int i = first; i < end; i++)
                Interlocked.Add(ref sums[i], i);
        }
    }

    /// <summary>Throws at one item, or at all where it is negative.</summary>
    private readonly struct Fail(int[] runs, int bad) : IWork
    {
        public void Run(int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                if (i == bad || bad < 0)
                    throw new InvalidTimeZoneException($"item {i}");
                Interlocked.Increment(ref runs[i]);
            }
        }
    }
}
