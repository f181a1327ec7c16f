namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary><c>strftime_now</c> at 2026-01-02 03:04:05, a Friday; the expectations are CPython's on glibc.</summary>
public sealed class TimeFormatTests
{
    [Theory]
    [InlineData("%d %b %Y", "02 Jan 2026")]
    [InlineData("%Y-%m-%d %H:%M:%S", "2026-01-02 03:04:05")]
    [InlineData("%A %a %B %b %j %p %I %y %%", "Friday Fri January Jan 002 AM 03 26 %")]
    [InlineData("%e %-d %-m %U %W %w %u %V %G", " 2 2 1 00 00 5 5 01 2026")]
    [InlineData("%D|%F|%T|%R|%h|%C", "01/02/26|2026-01-02|03:04:05|03:04|Jan|20")]
    [InlineData("%c|%x|%X|%r", "Fri Jan  2 03:04:05 2026|01/02/26|03:04:05|03:04:05 AM")]
    [InlineData("%Z|%z|%f|%k|%l|%P", "||000000| 3| 3|am")]
    [InlineData("%_d|%0e|%^a", " 2|02|FRI")]
    [InlineData("%", "%")]
    [InlineData("%d%", "02%")]
    public void A_time_is_written_as_strftime_writes_it(string format, string expected) =>
        Rendering.Render($"{{{{ strftime_now('{format}') }}}}").ShouldBe(expected);
}
