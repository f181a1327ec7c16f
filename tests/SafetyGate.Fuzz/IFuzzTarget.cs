using SafetyGate.Fuzz.Mutation;

namespace SafetyGate.Fuzz;

/// <summary>One kind of input from outside, and the code that reads it.</summary>
public interface IFuzzTarget : IDisposable
{
    string Name { get; }

    /// <summary>Whole inputs that the target accepts.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    IReadOnlyList<IMutator> Mutators { get; }

    /// <summary>Puts an input where the code will read it; not part of what is measured.</summary>
    void Prepare(byte[] input);

    /// <summary>Reads the input and uses what came of it.</summary>
    void Run(byte[] input);
}
