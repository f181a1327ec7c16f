using System.Runtime.Intrinsics;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Benchmarks.Measuring;

/// <summary>How fast memory is read: a plain sum over more than any cache holds, on every thread.</summary>
internal sealed unsafe class ReadProbe(WorkerTeam team, SimdTensor memory)
{
    private const int Block = 64 * 1024;

    /// <summary>Bytes per second.</summary>
    public double Measure(TimeSpan time)
    {
        int items = (int)((long)memory.Rows * memory.Columns / Block);
        return (double)items * Block * sizeof(float) / Sampling.Seconds(() => team.For(items, 4, new Work(memory)), time);
    }

    private readonly struct Work(SimdTensor memory) : IWork
    {
        public void Run(int first, int end)
        {
            Vector512<float> a = default, b = default, c = default, d = default;
            for (float* at = memory.Data + (nint)first * Block, last = memory.Data + (nint)end * Block; at < last; at += 64)
            {
                a += Vector512.Load(at);
                b += Vector512.Load(at + 16);
                c += Vector512.Load(at + 32);
                d += Vector512.Load(at + 48);
            }

            if (float.IsNaN(Vector512.Sum(a + b + c + d)))
                throw new InvalidOperationException("memory holds NaN");
        }
    }
}
