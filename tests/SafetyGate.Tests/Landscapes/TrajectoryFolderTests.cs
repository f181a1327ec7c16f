using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscapes;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Landscapes;

public sealed class TrajectoryFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Checkpoints_come_in_the_order_of_their_numbers_and_other_folders_stay_out()
    {
        foreach (string name in new[] { "checkpoint-100", "checkpoint-20", "step-3", "checkpoint-", "checkpoint-1a", "step--4", "runs", "checkpoint-99999999999999999999" })
            Directory.CreateDirectory(_folder[name]);
        _folder.Write("checkpoint-7", "a file");

        TrajectoryFolder.Checkpoints(_folder.Path).Select(path => Path.GetFileName(path)!).ShouldBe(["step-3", "checkpoint-20", "checkpoint-100"]);
    }

    [Fact]
    public void A_folder_without_checkpoints_or_with_too_many_is_refused()
    {
        Code().ShouldBe(LandscapeErrors.NoTrajectory);
        for (int step = 0; step <= TrajectoryFolder.MostCheckpoints; step++)
            Directory.CreateDirectory(_folder[$"step-{step}"]);
        Code().ShouldBe(LandscapeErrors.NoTrajectory);
        Should.Throw<SafetyGateException>(() => TrajectoryFolder.Checkpoints(_folder["nowhere"])).Code.ShouldBe(LandscapeErrors.NoTrajectory);
    }

    public void Dispose() => _folder.Dispose();

    private ErrorCode Code() => Should.Throw<SafetyGateException>(() => TrajectoryFolder.Checkpoints(_folder.Path)).Code;
}
