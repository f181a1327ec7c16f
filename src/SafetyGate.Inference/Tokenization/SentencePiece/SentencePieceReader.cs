using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>Reads a <c>ModelProto</c> (sentencepiece_model.proto) from a hostile source.</summary>
internal static class SentencePieceReader
{
    /// <summary>The largest published model, Gemma 3's of 262,144 pieces, has 4.7 MB.</summary>
    public const int MaximumBytes = 16 << 20;

    private const int MaximumPieces = 1 << 20;
    /// <summary>Every way to cut a piece in two is looked at, so that their length counts twice.</summary>
    private const int MaximumPieceLength = 256;
    private const int Unigram = 1;
    private const int BytePair = 2;

    public static SentencePieceModel Read(Stream stream)
    {
        var reader = new ProtobufReader(Bytes(stream));
        var pieces = new List<ModelPiece>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        int type = Unigram;
        string unknown = "<unk>";
        for (int field = reader.Next(); field != 0; field = reader.Next())
        {
            switch (field)
            {
                case 1 when pieces.Count == MaximumPieces:
                    throw SentencePieceFault.Pieces($"it has more than {MaximumPieces} pieces");
                case 1:
                    ModelPiece piece = ReadPiece(reader.Bytes(), pieces.Count);
                    if (!texts.Add(piece.Text))
                        throw SentencePieceFault.Pieces($"piece {pieces.Count}, \"{piece.Text}\", is there twice");
                    pieces.Add(piece);
                    break;
                case 2:
                    ReadTrainer(reader.Bytes(), ref type, ref unknown);
                    break;
                case 3:
                    CheckNormalizer(reader.Bytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (pieces.Count == 0)
            throw SentencePieceFault.Pieces("it has no pieces");
        if (type is not (Unigram or BytePair))
            throw SentencePieceFault.Unsupported($"is of model type {type}; only 1 (unigram) and 2 (byte pairs) are supported");
        return new SentencePieceModel { Pieces = pieces, IsBytePair = type == BytePair, UnknownPiece = unknown };
    }

    private static ModelPiece ReadPiece(ReadOnlySpan<byte> message, int id)
    {
        var reader = new ProtobufReader(message);
        var piece = new ModelPiece("", 0, PieceType.Normal);
        for (int field = reader.Next(); field != 0; field = reader.Next())
        {
            switch (field)
            {
                case 1:
                    piece = piece with { Text = reader.Text() };
                    break;
                case 2:
                    piece = piece with { Score = reader.Single() };
                    break;
                case 3:
                    piece = piece with { Type = (PieceType)reader.Integer() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (piece.Text.Length is 0 or > MaximumPieceLength)
            throw SentencePieceFault.Pieces($"piece {id} has {piece.Text.Length} characters; 1 to {MaximumPieceLength} are allowed");
        if (!float.IsFinite(piece.Score))
            throw SentencePieceFault.Pieces($"piece {id} has a score that is no number");
        if (!Enum.IsDefined(piece.Type))
            throw SentencePieceFault.Pieces($"piece {id} is of the unknown type {(int)piece.Type}");
        return piece;
    }

    private static void ReadTrainer(ReadOnlySpan<byte> message, ref int type, ref string unknown)
    {
        var reader = new ProtobufReader(message);
        for (int field = reader.Next(); field != 0; field = reader.Next())
        {
            switch (field)
            {
                case 3:
                    type = reader.Integer();
                    break;
                case 24 when reader.Flag():
                    throw SentencePieceFault.Unsupported("marks spaces at the end of words (treat_whitespace_as_suffix)");
                case 24:
                    break;
                case 45:
                    unknown = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    /// <summary>
    /// The Hugging Face stack's fast tokenizers of these families ignore the normalizer of the model and its slow ones obey it.
    /// Where that makes a difference to every text, nobody can know which one the model was trained with.
    /// </summary>
    private static void CheckNormalizer(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        for (int field = reader.Next(); field != 0; field = reader.Next())
        {
            switch (field)
            {
                case 2 when !reader.Bytes().IsEmpty:
                    throw SentencePieceFault.Unsupported("normalises text by a character map, which the slow and the fast tokenizers of its family treat differently");
                case 5 when !reader.Flag():
                    throw SentencePieceFault.Unsupported("leaves spaces as they are (escape_whitespaces is false)");
                case 2 or 5:
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private static ReadOnlySpan<byte> Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > MaximumBytes)
            {
                throw new SafetyGateException(
                    TokenizerErrors.ModelTooLarge,
                    $"tokenizer.model has more than {MaximumBytes} bytes; no real one has, so distrust where it came from");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
