namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>Which neighbouring tokens merge into which, and in which order.</summary>
internal sealed class MergeTable(int capacity)
{
    private readonly Dictionary<(int Left, int Right), (int Rank, int Id)> _merges =
        new(capacity, SeededComparer.Instance);

    /// <summary>A pair that is listed twice has its last rank.</summary>
    public void Set(int left, int right, int rank, int id) => _merges[(left, right)] = (rank, id);

    public bool TryFind(int left, int right, out (int Rank, int Id) merge) =>
        _merges.TryGetValue((left, right), out merge);

    /// <summary>Hashes with the process's random seed, so that no file can aim at one bucket.</summary>
    private sealed class SeededComparer : IEqualityComparer<(int Left, int Right)>
    {
        public static readonly SeededComparer Instance = new();

        public bool Equals((int Left, int Right) x, (int Left, int Right) y) => x == y;

        public int GetHashCode((int Left, int Right) pair) => HashCode.Combine(pair.Left, pair.Right);
    }
}
