using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Tests.Runs;

/// <summary>A journal of three records, cut and damaged at every byte.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private static readonly RunManifest Manifest = TestRuns.Manifest(2, 2, 1);
    private static readonly PointResponses[] Points = [.. TestRuns.Points(Manifest, 0.1).Take(3)];
    private static readonly byte[][] Records =
        [.. Points.Select(p => JournalRecord.Encode(new RecordRules(Manifest).Run, p).ToArray())];

    private static readonly byte[] Whole = [.. Records.SelectMany(r => r)];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cut_at_any_byte_every_finished_record_is_recovered_and_the_run_can_go_on()
    {
        for (int length = 0; length <= Whole.Length; length++)
        {
            int finished = Whole.AsSpan(0, length).Count((byte)'\n');
            using (ResponseJournal journal = Open(Whole[..length]))
            {
                journal.Count.ShouldBe(finished);
                journal.DroppedBytes.ShouldBe(length - Records.Take(finished).Sum(r => r.Length));
                foreach (PointResponses point in Points)
                    journal.Append(point);
            }

            File.ReadAllBytes(_folder.File("j")).ShouldBe(Whole);
        }
    }

    [Fact]
    public void A_changed_byte_in_the_last_record_drops_it_and_elsewhere_is_an_error()
    {
        int lastStart = Whole.Length - Records[2].Length;
        for (int i = 0; i < Whole.Length; i++)
        {
            byte[] damaged = [.. Whole];
            damaged[i] ^= 0x15;
            if (i >= lastStart - 1)
            {
                // Without the line feed between them, the last two records are one line.
                using ResponseJournal journal = Open(damaged);
                journal.Count.ShouldBe(i >= lastStart ? 2 : 1);
            }
            else
            {
                Should.Throw<SafetyGateException>(() => Open(damaged)).Code.ShouldBe(RunErrors.DamagedJournal);
            }
        }
    }

    [Fact]
    public void A_missing_byte_in_an_earlier_record_is_an_error()
    {
        for (int i = 0; i < Whole.Length - Records[2].Length - 1; i++)
        {
            byte[] damaged = [.. Whole[..i], .. Whole[(i + 1)..]];
            Should.Throw<SafetyGateException>(() => Open(damaged)).Code.ShouldBe(RunErrors.DamagedJournal);
        }
    }

    [Fact]
    public void A_tail_of_zeros_is_dropped_and_zeros_before_a_record_are_an_error()
    {
        using (ResponseJournal journal = Open([.. Records[0], .. new byte[5000]]))
            journal.Count.ShouldBe(1);
        Should.Throw<SafetyGateException>(() => Open([.. Records[0], .. new byte[100], .. Records[1], .. Records[2]]))
            .Code.ShouldBe(RunErrors.DamagedJournal);
    }

    private ResponseJournal Open(byte[] contents)
    {
        string path = _folder.File("j");
        File.WriteAllBytes(path, contents);
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 0);
        try
        {
            return new ResponseJournal(stream, Manifest);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
