using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>
/// Reads the fields of one protobuf message from a hostile source. Nested messages are spans, so that nothing recurses
/// and nothing is allocated for a length that the file only claims. Groups, long obsolete, are refused.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = message;
    private int _wireType;

    /// <summary>Moves to the next field and gives its number; 0 at the end of the message.</summary>
    public int Next()
    {
        if (_rest.IsEmpty)
            return 0;
        ulong tag = TakeVarint();
        _wireType = (int)(tag & 7);
        ulong number = tag >> 3;
        return number is > 0 and < 1 << 29 ? (int)number : throw SentencePieceFault.Malformed($"the field number {number}");
    }

    public int Integer() => unchecked((int)(long)Of(Varint).TakeVarint());

    public bool Flag() => Of(Varint).TakeVarint() != 0;

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Of(Fixed32).Take(sizeof(float)));

    public ReadOnlySpan<byte> Bytes() => Of(LengthDelimited).TakeDelimited();

    public string Text()
    {
        ReadOnlySpan<byte> utf8 = Bytes();
        return Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : throw SentencePieceFault.Malformed("a string that is not UTF-8");
    }

    /// <summary>Passes over the value of the current field.</summary>
    public void Skip()
    {
        switch (_wireType)
        {
            case Varint:
                TakeVarint();
                break;
            case Fixed64:
                Take(sizeof(ulong));
                break;
            case LengthDelimited:
                TakeDelimited();
                break;
            case Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw SentencePieceFault.Malformed($"the wire type {_wireType}");
        }
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref ProtobufReader Of(int wireType)
    {
        if (_wireType != wireType)
            throw SentencePieceFault.Malformed($"a field of wire type {_wireType} where {wireType} belongs");
        return ref this;
    }

    private ReadOnlySpan<byte> TakeDelimited()
    {
        ulong length = TakeVarint();
        return length <= (ulong)_rest.Length
            ? Take((int)length)
            : throw SentencePieceFault.Malformed($"a field of {length} bytes where {_rest.Length} are left");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw SentencePieceFault.Malformed("a field that ends beyond its message");
        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private ulong TakeVarint()
    {
        ulong value = 0;
        for (int i = 0; i < _rest.Length && i < 10; i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw SentencePieceFault.Malformed("a number without an end");
    }
}
