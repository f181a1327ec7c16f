namespace SafetyGate.Fuzz;

/// <summary>Names one input: equal cases are equal bytes. Case 0 of a target is its first seed, unchanged.</summary>
public sealed record FuzzCase(string Target, ulong Seed, int Index)
{
    public byte[] Input(IFuzzTarget target)
    {
        if (Index < target.Seeds.Count)
            return target.Seeds[Index];
        var random = new Random(RandomSeed());
        byte[] seed = target.Seeds[random.Next(target.Seeds.Count)];
        return target.Mutators[random.Next(target.Mutators.Count)].Mutate(seed, random);
    }

    public override string ToString() => $"--target {Target} --seed {Seed} --first {Index} --cases 1";

    /// <summary>FNV-1a, since the runtime's own hashes differ from process to process.</summary>
    private int RandomSeed()
    {
        uint hash = 2166136261;
        foreach (char unit in $"{Target}/{Seed}/{Index}")
            hash = (hash ^ unit) * 16777619;
        return (int)(hash & int.MaxValue);
    }
}
