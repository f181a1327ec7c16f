namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>Lets requests begin evenly, so many in a minute. Safe to use from several threads.</summary>
internal sealed class RequestPace(int perMinute, TimeProvider clock)
{
    private readonly TimeSpan _gap = TimeSpan.FromMinutes(1) / perMinute;
    private readonly Lock _lock = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Waits for the request's turn.</summary>
    public Task WaitAsync(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_lock)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset turn = _next > now ? _next : now;
            _next = turn + _gap;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancellation) : Task.CompletedTask;
    }
}
