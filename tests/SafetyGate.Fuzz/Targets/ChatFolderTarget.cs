using SafetyGate.Fuzz.Mutation;
using SafetyGate.Inference.Generation;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>One file of a chat checkpoint, read as a run reads it: opened, a prompt rendered and encoded, two tokens generated.</summary>
internal sealed class ChatFolderTarget : IFuzzTarget
{
    private readonly TemporaryFolder _folder;
    private readonly string _fileName;
    private readonly bool _generates;

    /// <param name="config">The checkpoint's configuration.</param>
    /// <param name="fileName">The file that is mutated.</param>
    /// <param name="seed">The file's whole form.</param>
    /// <param name="generates">Whether the file decides about the model's arithmetic.</param>
    public ChatFolderTarget(string name, byte[] config, string fileName, byte[] seed, IReadOnlyList<IMutator> mutators, bool generates = false)
    {
        Name = name;
        _fileName = fileName;
        _generates = generates;
        _folder = TinyChat.Folder(config);
        Seeds = [seed];
        Mutators = mutators;
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<IMutator> Mutators { get; }

    public void Prepare(byte[] input) => _folder.Write(_fileName, input);

    public void Run(byte[] input)
    {
        using var chat = ChatCheckpoint.Open(_folder.Path, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        IReadOnlyList<int> prompt = chat.Codec.Encode(new ChatRequest("and word é€ [user] 12"));
        chat.Codec.Decode([.. prompt.Take(64)]);
        chat.Codec.Decode([0, 1, -1, 299, int.MaxValue]);
        if (!_generates)
            return;
        using ILanguageModel model = new ScalarLoader().Load(chat.Checkpoint, chat.Decoder);
        model.Generate([[.. prompt.Take(4)]], new GenerationOptions { MaxNewTokens = 2, EndTokens = chat.EndTokens }, default);
    }

    public void Dispose() => _folder.Dispose();
}
