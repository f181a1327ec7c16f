namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>One token a word.</summary>
internal sealed class WordLevelModel(Vocabulary vocabulary, string unknownToken) : ITokenModel
{
    private readonly UnknownToken _unknown = new(unknownToken, vocabulary);

    public Vocabulary Vocabulary => vocabulary;

    public static WordLevelModel Read(ComponentJson json) =>
        new(Vocabulary.Read(json.Required("vocab")), json.Text("unk_token"));

    public void Tokenize(string word, List<int> ids) => ids.Add(vocabulary.Find(word) ?? _unknown.Id);
}
