using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>A model family: everything that SafetyGate knows about one <c>model_type</c>, in one file beside this one.</summary>
public interface IDecoderFamily
{
    /// <summary>The <c>model_type</c> of config.json.</summary>
    string ModelType { get; }

    /// <summary>Reads config.json; every setting that would change the arithmetic is honoured or refused.</summary>
    IDecoder Read(JsonElement config);
}
