namespace SafetyGate.Fuzz.Mutation;

/// <summary>Makes damaged inputs of whole ones. All randomness comes from the generator that is passed in.</summary>
public interface IMutator
{
    byte[] Mutate(byte[] input, Random random);
}
