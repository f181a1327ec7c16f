namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Threads that stand ready for short parallel loops: a decode step has hundreds of them, each some microseconds long, so
/// waiting members spin for a while before they sleep. A member that the system does not let run holds nobody up: the
/// caller waits only for those that have joined the loop. One caller at a time.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private const long OneRound = 1L << 32;
    private readonly Dictionary<Type, Shift> _shifts = [];
    private readonly Thread[] _members;
    private readonly object _bed = new();
    private Shift? _shift;

    /// <summary>High half: the round, odd while a loop can be joined. Low half: members that work in it.</summary>
    private long _state;
    private int _asleep;
    private volatile bool _disposed;

    /// <param name="threads">Threads that work at once, the caller's included; at least 1.</param>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _members = new Thread[threads - 1];
        for (int i = 0; i < _members.Length; i++)
        {
            _members[i] = new Thread(Serve) { IsBackground = true, Name = $"safety-gate worker {i + 1}" };
            _members[i].Start();
        }
    }

    public int Threads => _members.Length + 1;

    /// <summary>Runs every item once, in portions of <paramref name="portion"/>, and returns when all are done.</summary>
    public void For<TWork>(int count, int portion, in TWork work)
        where TWork : struct, IWork
    {
        if (_members.Length == 0 || count <= portion)
        {
            work.Run(0, count);
            return;
        }

        if (!_shifts.TryGetValue(typeof(TWork), out Shift? cached))
            _shifts[typeof(TWork)] = cached = new Shift<TWork>();
        var shift = (Shift<TWork>)cached;
        shift.Begin(work, count, portion);
        _shift = shift;
        Interlocked.Add(ref _state, OneRound); // open
        Wake();

        shift.Work();
        Interlocked.Add(ref _state, OneRound); // closed: nobody joins any more
        var spinner = new SpinWait();
        while ((int)Volatile.Read(ref _state) > 0)
            spinner.SpinOnce(sleep1Threshold: -1);
        shift.End();
    }

    public void Dispose()
    {
        _disposed = true;
        Wake();
        foreach (Thread member in _members)
            member.Join();
    }

    /// <summary>Wakes whoever sleeps. A member that lies down after the look at their number sees the new round itself.</summary>
    private void Wake()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep) == 0)
            return;
        lock (_bed)
            Monitor.PulseAll(_bed);
    }

    private void Serve()
    {
        long served = 0;
        while (Await(served) is { } state)
        {
            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state)
                continue;
            served = Round(state);
            _shift!.Work();
            Interlocked.Decrement(ref _state);
        }
    }

    /// <summary>The state once a round other than the served one is open; null once the team is disposed.</summary>
    private long? Await(long served)
    {
        while (!_disposed)
        {
            for (int i = 0; i < SpinsBeforeSleep && !_disposed; i++)
            {
                long state = Volatile.Read(ref _state);
                if (IsOpen(state, served))
                    return state;
                Thread.SpinWait(8);
            }

            lock (_bed)
            {
                Interlocked.Increment(ref _asleep);
                while (!IsOpen(Interlocked.Read(ref _state), served) && !_disposed)
                    Monitor.Wait(_bed);
                Interlocked.Decrement(ref _asleep);
            }
        }

        return null;
    }

    private static long Round(long state) => state >> 32;

    private static bool IsOpen(long state, long served) => (Round(state) & 1) != 0 && Round(state) != served;

    private abstract class Shift
    {
        public abstract void Work();
    }

    private sealed class Shift<TWork> : Shift
        where TWork : struct, IWork
    {
        private TWork _work;
        private int _count;
        private int _portion;
        private int _next;
        private Exception? _failure;

        public void Begin(in TWork work, int count, int portion)
        {
            _work = work;
            _count = count;
            _portion = portion;
            _failure = null;
            Volatile.Write(ref _next, 0);
        }

        public override void Work()
        {
            try
            {
                int first;
                while ((first = Interlocked.Add(ref _next, _portion) - _portion) < _count)
                    _work.Run(first, Math.Min(first + _portion, _count));
            }
            catch (Exception failure) // rethrown to the caller by End
            {
                Interlocked.CompareExchange(ref _failure, failure, null);
            }
        }

        /// <summary>Lets go of the work's tensors and rethrows what a member threw.</summary>
        public void End()
        {
            _work = default;
            if (_failure is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
        }
    }
}
