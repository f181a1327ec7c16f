using System.Runtime.Intrinsics;

namespace SafetyGate.Landscape.Directions;

/// <summary>MT19937 (Matsumoto and Nishimura 1998) seeded by a 32-bit number, as PyTorch's CPU generator.</summary>
internal sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Middle = 397;
    private const int Lanes = 16;
    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < Length; i++)
            _state[i] = 1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
    }

    private MersenneTwister(MersenneTwister other)
    {
        other._state.CopyTo(_state, 0);
        _next = other._next;
    }

    public MersenneTwister Copy() => new(this);

    public uint NextUInt32()
    {
        if (_next == Length)
            Twist();
        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <summary>As many calls of <see cref="NextUInt32"/> as there are numbers.</summary>
    public void Fill(Span<uint> numbers)
    {
        while (numbers.Length > 0)
        {
            if (_next == Length)
                Twist();
            int count = Math.Min(numbers.Length, Length - _next);
            Temper(_state.AsSpan(_next, count), numbers);
            numbers = numbers[count..];
            _next += count;
        }
    }

    private static void Temper(ReadOnlySpan<uint> state, Span<uint> numbers)
    {
        int i = 0;
        for (; i + Lanes <= state.Length; i += Lanes)
        {
            Vector512<uint> y = Vector512.Create(state[i..]);
            y ^= y >> 11;
            y ^= (y << 7) & Vector512.Create(0x9D2C5680u);
            y ^= (y << 15) & Vector512.Create(0xEFC60000u);
            (y ^ (y >> 18)).CopyTo(numbers[i..]);
        }

        for (; i < state.Length; i++)
        {
            uint y = state[i];
            y ^= y >> 11;
            y ^= (y << 7) & 0x9D2C5680;
            y ^= (y << 15) & 0xEFC60000;
            numbers[i] = y ^ (y >> 18);
        }
    }

    /// <summary>Every word from itself, its neighbour and the word 397 on, which is a new one from the 228th on.</summary>
    private void Twist()
    {
        TwistRange(0, Length - Middle, Middle);
        TwistRange(Length - Middle, Length - 1, Middle - Length);
        _state[^1] = Twisted(_state[^1], _state[0], _state[Middle - 1]);
        _next = 0;
    }

    /// <summary>A vector at a time: what it reads ahead is at least 227 words away from what it has written.</summary>
    private void TwistRange(int first, int end, int distance)
    {
        Span<uint> state = _state;
        int i = first;
        for (; i + Lanes <= end; i += Lanes)
        {
            Vector512<uint> y = (Vector512.Create(state[i..]) & Vector512.Create(0x80000000u))
                | (Vector512.Create(state[(i + 1)..]) & Vector512.Create(0x7FFFFFFFu));
            Vector512<uint> odd = Vector512<uint>.Zero - (y & Vector512<uint>.One);
            (Vector512.Create(state[(i + distance)..]) ^ (y >> 1) ^ (odd & Vector512.Create(0x9908B0DFu))).CopyTo(state[i..]);
        }

        for (; i < end; i++)
            state[i] = Twisted(state[i], state[i + 1], state[i + distance]);
    }

    private static uint Twisted(uint word, uint neighbour, uint ahead)
    {
        uint y = (word & 0x80000000) | (neighbour & 0x7FFFFFFF);
        return ahead ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
    }
}
