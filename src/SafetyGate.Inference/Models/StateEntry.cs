using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>One key of the reference's state dictionary.</summary>
/// <param name="Name">The key.</param>
/// <param name="Parameter">The parameter behind it; a tied head's key has the embedding behind it.</param>
public sealed record StateEntry(string Name, ParameterSpec Parameter)
{
    /// <summary>Every key in the reference's order: the parameters as declared, then the tied names.</summary>
    public static IReadOnlyList<StateEntry> Of(IDecoder decoder)
    {
        Dictionary<string, ParameterSpec> byName = decoder.Parameters.ToDictionary(p => p.Name);
        return
        [
            .. decoder.Parameters.Select(p => new StateEntry(p.Name, p)),
            .. decoder.TiedNames.Select(t => new StateEntry(t.Name, byName[t.Parameter])),
        ];
    }
}
