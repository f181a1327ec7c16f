namespace SafetyGate.Configuration;

/// <summary>One key of a section.</summary>
/// <param name="Name">The key.</param>
/// <param name="Meaning">One sentence for the reference.</param>
/// <param name="Form">What it accepts.</param>
/// <param name="Set">Puts a value that <paramref name="Form"/> has read into the section.</param>
internal sealed record Setting<T>(string Name, string Meaning, IValueForm Form, Func<T, object?, T> Set);
