using System.Diagnostics;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Fuzz;

/// <summary>
/// Runs cases of one target on a thread of the usual stack and watches them: a case that takes too long is given up, its
/// thread left behind. Whatever is thrown but a <see cref="SafetyGateException"/> with a known code is a failure.
/// </summary>
public sealed class CaseRunner : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly IFuzzTarget _target;
    private readonly IReadOnlySet<int> _codes;
    private Worker _worker;

    /// <param name="codes">The numbers of the documented errors.</param>
    public CaseRunner(IFuzzTarget target, IReadOnlySet<int> codes)
    {
        _target = target;
        _codes = codes;
        _worker = new Worker(target);
    }

    public FuzzOutcome Run(FuzzCase fuzzCase)
    {
        byte[] input = fuzzCase.Input(_target);
        _target.Prepare(input);
        if (!_worker.TryRun(input, out Exception? thrown, out long allocated, out TimeSpan time))
        {
            _worker = new Worker(_target);
            return new FuzzOutcome(fuzzCase, input.Length, null, 0, time, $"still at it after {Limit.TotalSeconds} seconds");
        }

        var refusal = thrown as SafetyGateException;
        var outcome = new FuzzOutcome(fuzzCase, input.Length, refusal?.Code, allocated, time, null);
        string? failure = thrown is not null && refusal is null ? thrown.ToString()
            : refusal is not null && !_codes.Contains(refusal.Code.Number) ? $"the error {refusal.Code} is not documented"
            : allocated > outcome.AllowedAllocation ? $"{allocated} bytes allocated for an input of {input.Length} ({refusal?.Message ?? "accepted"})"
            : time > Limit ? $"took {time.TotalSeconds:F1} seconds"
            : null;
        return outcome with { Failure = failure };
    }

    public void Dispose() => _worker.Dispose();

    private sealed class Worker : IDisposable
    {
        private readonly IFuzzTarget _target;
        private readonly SemaphoreSlim _asked = new(0);
        private readonly SemaphoreSlim _answered = new(0);
        private byte[]? _input;
        private Exception? _thrown;
        private long _allocated;
        private TimeSpan _time;

        public Worker(IFuzzTarget target)
        {
            _target = target;
            new Thread(Work, 1 << 20) { IsBackground = true, Name = target.Name }.Start();
        }

        public bool TryRun(byte[] input, out Exception? thrown, out long allocated, out TimeSpan time)
        {
            _input = input;
            _asked.Release();
            bool done = _answered.Wait(Limit + Limit);
            (thrown, allocated, time) = done ? (_thrown, _allocated, _time) : (null, 0, Limit + Limit);
            return done;
        }

        public void Dispose()
        {
            _input = null;
            _asked.Release();
        }

        private void Work()
        {
            for (_asked.Wait(); _input is { } input; _asked.Wait())
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                _thrown = Thrown(input);
                _time = Stopwatch.GetElapsedTime(start);
                _allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                _answered.Release();
            }
        }

        private Exception? Thrown(byte[] input)
        {
            try
            {
                _target.Run(input);
                return null;
            }
#pragma warning disable CA1031 // Every exception is a finding.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return exception;
            }
        }
    }
}
