using SafetyGate.Fuzz.Mutation;

namespace SafetyGate.Fuzz.Targets;

/// <summary>Code that reads an input from memory.</summary>
internal sealed class StreamTarget(string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<IMutator> mutators, Action<byte[]> run) : IFuzzTarget
{
    public string Name => name;

    public IReadOnlyList<byte[]> Seeds => seeds;

    public IReadOnlyList<IMutator> Mutators => mutators;

    public void Prepare(byte[] input)
    {
    }

    public void Run(byte[] input) => run(input);

    public void Dispose()
    {
    }
}
