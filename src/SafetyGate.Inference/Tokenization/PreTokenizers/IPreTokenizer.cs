namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Cuts normalised text into the words that the model tokenizes one by one.</summary>
internal interface IPreTokenizer
{
    /// <summary>Appends the words of a non-empty piece, none of them empty.</summary>
    void Split(Piece piece, List<Piece> words);
}
