namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>What a piece is for; the numbers are those of sentencepiece_model.proto.</summary>
internal enum PieceType
{
    Normal = 1,
    Unknown = 2,

    /// <summary>A mark such as the end of a sequence, never found in text by the model itself.</summary>
    Control = 3,

    /// <summary>Always cut out of the text as one piece.</summary>
    UserDefined = 4,

    Unused = 5,

    /// <summary>One byte of UTF-8, written <c>&lt;0x0A&gt;</c>.</summary>
    Byte = 6,
}
