using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>An architecture with its sizes filled in: it can declare its parameters and run on any engine.</summary>
public interface IDecoder
{
    /// <summary>The sizes that generation and planning need.</summary>
    DecoderSize Size { get; }

    /// <summary>The parameters in the order of the reference's state dictionary.</summary>
    IReadOnlyList<ParameterSpec> Parameters { get; }

    /// <summary>
    /// Names that are a second key on a parameter's storage, at their place in the state dictionary: a tied head after
    /// the last parameter. (name, name of the parameter)
    /// </summary>
    IReadOnlyList<(string Name, string Parameter)> TiedNames { get; }

    /// <summary>Connects the weights to an engine.</summary>
    /// <param name="engine">The engine that holds the weights.</param>
    /// <param name="weights">Gives the engine's tensor for each declared parameter.</param>
    /// <param name="positions">The longest sequence that will be run.</param>
    IForwardPass<TTensor> Bind<TTensor>(IEngine<TTensor> engine, IParameterSource<TTensor> weights, int positions)
        where TTensor : class, IDisposable;
}
