using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class FolderMutationTests
{
    /// <summary>One file of a folder is mutated: the folder opens and can be read whole, or it is refused.</summary>
    [Theory]
    [InlineData("config.json")]
    [InlineData("model.safetensors.index.json")]
    [InlineData("a.safetensors")]
    public void A_mutated_folder_opens_or_is_refused(string fileName)
    {
        var random = new Random(20240517);
        using TemporaryFolder folder = TinyCheckpoint.CreateSharded();
        byte[] whole = File.ReadAllBytes(folder[fileName]);
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            byte[] mutant = [.. whole];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
                mutant[random.Next(mutant.Length)] ^= (byte)(1 << random.Next(8));
            folder.Write(fileName, mutant);
            try
            {
                using Checkpoint checkpoint = Checkpoint.Open(folder.Path);
                foreach (StoredTensor tensor in checkpoint.Tensors.Values)
                    tensor.Read(0, new float[tensor.Count]);
            }
            catch (SafetyGateException e) when (e.Code.Number is >= 2000 and <= 2099)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(0);
    }
}
