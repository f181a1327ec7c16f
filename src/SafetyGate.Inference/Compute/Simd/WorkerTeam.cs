namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Threads that stand ready for short parallel loops: a decode step has hundreds of them, each some microseconds long, so
/// waiting members spin for a while before they sleep. One caller at a time.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private readonly Dictionary<Type, Shift> _shifts = [];
    private readonly Thread[] _members;
    private readonly object _bed = new();
    private Shift? _shift;
    private volatile int _round;
    private volatile int _busy;
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
        _busy = _members.Length;
        Interlocked.Increment(ref _round);
        Wake();

        shift.Work();
        var spinner = new SpinWait();
        while (_busy > 0)
            spinner.SpinOnce(sleep1Threshold: -1);
        shift.End();
    }

    public void Dispose()
    {
        _disposed = true;
        Interlocked.Increment(ref _round);
        Wake();
        foreach (Thread member in _members)
            member.Join();
    }

    /// <summary>Wakes whoever sleeps. A member that lies down after the look at their number sees the new round itself.</summary>
    private void Wake()
    {
        if (Volatile.Read(ref _asleep) == 0)
            return;
        lock (_bed)
            Monitor.PulseAll(_bed);
    }

    private void Serve()
    {
        for (int seen = 0; ; seen++)
        {
            Await(seen);
            if (_disposed)
                return;
            _shift!.Work();
            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>Returns once a round after the seen one has begun. Wake-ups are not counted, so none can be taken by another.</summary>
    private void Await(int seen)
    {
        for (int i = 0; i < SpinsBeforeSleep; i++)
        {
            if (_round != seen)
                return;
            Thread.SpinWait(8);
        }

        lock (_bed)
        {
            Interlocked.Increment(ref _asleep);
            while (_round == seen)
                Monitor.Wait(_bed);
            Interlocked.Decrement(ref _asleep);
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
