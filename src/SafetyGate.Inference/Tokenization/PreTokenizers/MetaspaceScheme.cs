namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Where Metaspace puts its mark in front of a text.</summary>
internal enum MetaspaceScheme
{
    /// <summary>In front of every stretch between added tokens.</summary>
    Always,

    /// <summary>At the beginning of the input only.</summary>
    First,

    Never,
}
