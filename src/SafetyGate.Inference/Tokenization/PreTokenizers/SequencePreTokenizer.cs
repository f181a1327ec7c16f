using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.PreTokenizers;

/// <summary>Each step cuts what the step before has left.</summary>
internal sealed class SequencePreTokenizer(IReadOnlyList<IPreTokenizer> steps) : IPreTokenizer
{
    public void Split(Piece piece, List<Piece> words)
    {
        List<Piece> current = [piece];
        foreach (IPreTokenizer step in steps)
        {
            var next = new List<Piece>(current.Count);
            long length = 0;
            foreach (Piece word in current)
            {
                int before = next.Count;
                step.Split(word, next);
                for (int i = before; i < next.Count; i++)
                    length += next[i].Text.Length;
                TextLimit.Check(length);
            }

            current = next;
        }

        words.AddRange(current);
    }
}
