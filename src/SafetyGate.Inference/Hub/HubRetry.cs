using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>How often and how soon something is tried again; each pause is twice the one before.</summary>
/// <param name="Attempts">Tries without any progress, at least 1.</param>
/// <param name="FirstPause">The pause after the first.</param>
/// <param name="Clock">Measures the pauses.</param>
public sealed record HubRetry(int Attempts, TimeSpan FirstPause, TimeProvider Clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Tries until it works.</summary>
    /// <param name="attempt">One try; throws <see cref="HubTroubleException"/> where another may help.</param>
    /// <param name="report">Told what went wrong.</param>
    /// <param name="position">Grows with progress, which begins the count of tries anew.</param>
    /// <param name="cancellation">Ends pauses too.</param>
    internal async Task<T> RunAsync<T>(
        Func<Task<T>> attempt, Action<string> report, Func<long> position, CancellationToken cancellation)
    {
        long reached = position();
        for (int tries = 1; ; tries++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (HubTroubleException trouble)
            {
                if (position() > reached)
                    tries = 1;
                reached = Math.Max(reached, position());
                if (tries >= Attempts)
                {
                    throw new SafetyGateException(
                        HubErrors.Unreachable,
                        $"{trouble.Message}, after {tries} tries. Check the connection and HF_ENDPOINT, and run the same command again: what was downloaded is kept.",
                        trouble);
                }

                report(trouble.Message);
                TimeSpan pause = FirstPause * Math.Pow(2, tries - 1);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, Clock, cancellation).ConfigureAwait(false);
            }
        }
    }
}
