using System.Diagnostics;

namespace SafetyGate.Benchmarks.Measuring;

/// <summary>Times short work.</summary>
internal static class Sampling
{
    /// <summary>Seconds of one call.</summary>
    public static double Seconds(Action work)
    {
        long began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Seconds a call: as many calls as fill the time, at least one.</summary>
    public static double Seconds(Action work, TimeSpan atLeast)
    {
        long began = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            work();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(began) < atLeast);
        return Stopwatch.GetElapsedTime(began).TotalSeconds / calls;
    }
}
