using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SafetyGate.Inference.Compute.Simd;

namespace SafetyGate.Benchmarks.Measuring;

/// <summary>The machine's peak: fused multiply-adds between registers and nothing else, on every thread.</summary>
internal sealed class PeakProbe(WorkerTeam team)
{
    private const int Chains = 12;
    private const int Steps = 20_000;

    /// <summary>Float32 operations per second.</summary>
    public double Measure(TimeSpan time)
    {
        int items = 8 * team.Threads;
        double seconds = Sampling.Seconds(() => team.For(items, 1, new Work()), time);
        int lanes = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        return 2.0 * lanes * Chains * Steps * items / seconds;
    }

    private readonly unsafe struct Work : IWork
    {
        public void Run(int first, int end)
        {
            float* sink = stackalloc float[Chains * 16]; // not in the loop's method: a call after the loop would spill its registers
            for (int item = first; item < end; item++)
            {
                if (Vector512.IsHardwareAccelerated)
                    Multiply<Vector512<float>, Width512>(sink);
                else if (Vector256.IsHardwareAccelerated)
                    Multiply<Vector256<float>, Width256>(sink);
                else
                    Multiply<Vector128<float>, Width128>(sink);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Multiply<TVector, TWidth>(float* sink)
            where TVector : struct
            where TWidth : struct, IVectorWidth<TVector>
        {
            TVector x = TWidth.Broadcast(0.999f), y = TWidth.Broadcast(0.001f);
            TVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
            for (int step = 0; step < Steps; step++)
            {
                a = TWidth.MultiplyAdd(a, x, y);
                b = TWidth.MultiplyAdd(b, x, y);
                c = TWidth.MultiplyAdd(c, x, y);
                d = TWidth.MultiplyAdd(d, x, y);
                e = TWidth.MultiplyAdd(e, x, y);
                f = TWidth.MultiplyAdd(f, x, y);
                g = TWidth.MultiplyAdd(g, x, y);
                h = TWidth.MultiplyAdd(h, x, y);
                i = TWidth.MultiplyAdd(i, x, y);
                j = TWidth.MultiplyAdd(j, x, y);
                k = TWidth.MultiplyAdd(k, x, y);
                l = TWidth.MultiplyAdd(l, x, y);
            }

            TWidth.Store(a, sink);
            TWidth.Store(b, sink + 16);
            TWidth.Store(c, sink + 32);
            TWidth.Store(d, sink + 48);
            TWidth.Store(e, sink + 64);
            TWidth.Store(f, sink + 80);
            TWidth.Store(g, sink + 96);
            TWidth.Store(h, sink + 112);
            TWidth.Store(i, sink + 128);
            TWidth.Store(j, sink + 144);
            TWidth.Store(k, sink + 160);
            TWidth.Store(l, sink + 176);
        }
    }
}
