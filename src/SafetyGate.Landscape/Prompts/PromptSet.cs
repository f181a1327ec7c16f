using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>Prompts in a fixed order, checked and hashed: at least one, ids unique, no blank text.</summary>
public sealed class PromptSet
{
    /// <param name="name">What reports call the set; no part of the hash.</param>
    /// <param name="prompts">1 to 100,000 prompts.</param>
    /// <exception cref="SafetyGateException">The set or one of its prompts is unusable: SG1207 to SG1213.</exception>
    public PromptSet(string name, IEnumerable<Prompt> prompts)
        : this(name, [.. prompts], _ => null)
    {
    }

    internal PromptSet(string name, Prompt[] prompts, Func<int, FileLocation?> locate)
    {
        PromptRules.Check(name, prompts, locate);
        Name = name;
        Prompts = Array.AsReadOnly(prompts);
        Hash = PromptSetHash.Compute(prompts);
    }

    /// <summary>What reports call the set: the file's name without its folder, or the built-in set's name.</summary>
    public string Name { get; }

    /// <summary>The prompts, in the file's order.</summary>
    public IReadOnlyList<Prompt> Prompts { get; }

    /// <summary>
    /// Lowercase hexadecimal SHA-256 over the ids, categories and texts in order, whatever the file's name or format:
    /// the ASCII line <c>safety-gate prompts 1</c> with its line feed, then for every prompt its id, category and text,
    /// each as its length in UTF-8 bytes (32-bit little-endian) and those bytes.
    /// </summary>
    public string Hash { get; }

    /// <summary>The set of the first <paramref name="count"/> prompts.</summary>
    /// <exception cref="SafetyGateException">There are fewer (SG1209), or none is asked for (SG1207).</exception>
    public PromptSet Take(int count)
    {
        if (count > Prompts.Count)
        {
            throw new SafetyGateException(
                PromptErrors.TooFewPrompts,
                $"{count} prompts were asked for, and the prompt set '{Name}' has {Prompts.Count}. Ask for at most " +
                $"{Prompts.Count}, or use a larger set.");
        }

        return count == Prompts.Count ? this : new PromptSet($"{Name} (first {count})", Prompts.Take(count));
    }
}
