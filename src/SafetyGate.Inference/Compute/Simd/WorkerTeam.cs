namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Threads that stand ready for short parallel loops: a decode step has hundreds of them, each some microseconds long, so
/// waiting members spin for a while before they sleep. One caller at a time. The caller waits for those members only that
/// took part in the round: one that the machine did not schedule in time has missed it and delays nobody.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private const long Closed = 1L << 31;
    private const long AtWork = 0xFFFF;
    private readonly Dictionary<Type, Shift> _shifts = [];
    private readonly Thread[] _members;
    private readonly object _bed = new();
    private Shift? _shift;
    private long _state = Closed; // round << 32 | closed to further members | members at work
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

    private long Round => Volatile.Read(ref _state) >> 32;

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
        BeginRound(closed: 0);

        shift.Work();
        Interlocked.Or(ref _state, Closed);
        var spinner = new SpinWait();
        while ((Volatile.Read(ref _state) & AtWork) > 0)
            spinner.SpinOnce(sleep1Threshold: -1);
        shift.End();
    }

    public void Dispose()
    {
        _disposed = true;
        BeginRound(Closed);
        foreach (Thread member in _members)
            member.Join();
    }

    /// <summary>
    /// Begins a round and wakes whoever sleeps. A member that lies down after the look at their number sees the new round
    /// itself. Only called while nobody is at work and the last round is closed, so that no member changes the state.
    /// </summary>
    private void BeginRound(long closed)
    {
        Interlocked.Exchange(ref _state, (Round + 1) << 32 | closed);
        if (Volatile.Read(ref _asleep) == 0)
            return;
        lock (_bed)
            Monitor.PulseAll(_bed);
    }

    private void Serve()
    {
        for (long seen = 0; ;)
        {
            seen = Await(seen);
            if (_disposed)
                return;
            if (!TryEnter())
                continue;
            _shift!.Work();
            Interlocked.Decrement(ref _state);
        }
    }

    /// <summary>Takes part in the round under way; while a member is at work, the round and its shift stay.</summary>
    private bool TryEnter()
    {
        long state = Volatile.Read(ref _state);
        while ((state & Closed) == 0)
        {
            long found = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (found == state)
                return true;
            state = found;
        }

        return false;
    }

    /// <summary>
    /// Returns the round, once it is another than the seen one. Wake-ups are not counted, so none can be taken by another.
    /// </summary>
    private long Await(long seen)
    {
        for (int i = 0; i < SpinsBeforeSleep; i++)
        {
            if (Round is var round && round != seen)
                return round;
            Thread.SpinWait(8);
        }

        lock (_bed)
        {
            Interlocked.Increment(ref _asleep);
            while (Round == seen)
                Monitor.Wait(_bed);
            Interlocked.Decrement(ref _asleep);
            return Round;
        }
    }

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
