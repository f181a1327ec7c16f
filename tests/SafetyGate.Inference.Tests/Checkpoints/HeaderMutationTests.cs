using System.Text;
using SafetyGate.Fuzz.Mutation;

namespace SafetyGate.Inference.Tests.Checkpoints;

public class HeaderMutationTests
{
    private const int Mutants = 2000;
    private const long DataLength = 36;

    private const string Header = """
        {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},"b":{"dtype":"BF16","shape":[2,2],"data_offsets":[24,32]},"c":{"dtype":"F16","shape":[2],"data_offsets":[32,36]}}
        """;

    /// <summary>A mutated header is found sound or refused; nothing else is thrown.</summary>
    [Fact]
    public void A_mutated_header_is_sound_or_refused()
    {
        var random = new Random(20240517);
        var mutator = new ByteMutator();
        int refused = 0;
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = mutator.Mutate(Encoding.UTF8.GetBytes(Header.Trim()), random);
            if (Refusal.OfHeader(mutant, DataLength).Count > 0)
                refused++;
        }

        // Most mutations hit structure or numbers; the rest only rename a tensor.
        refused.ShouldBeInRange(Mutants / 2, Mutants - 1);
    }
}
