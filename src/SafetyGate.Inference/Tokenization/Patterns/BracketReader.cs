namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Reads bracket expressions: ranges, escapes, nested brackets, <c>[:names:]</c> and intersections.</summary>
internal sealed class BracketReader(PatternCursor cursor)
{
    private const int MaximumDepth = 16;

    /// <summary>The set of a bracket expression whose opening bracket has been taken.</summary>
    /// <param name="ignoreCase">Case variants are added before a negation applies.</param>
    public CodePointSet Read(bool ignoreCase, int depth = 0)
    {
        if (depth > MaximumDepth)
            throw cursor.Unsupported("its brackets are nested too deeply");
        bool negated = cursor.Take("^");
        CodePointSet? intersection = null;
        var members = new List<CodePointSet>();
        // A closing bracket in the first place is a member.
        if (cursor.Take("]"))
            members.Add(CodePointSet.Of(']'));
        while (!cursor.Take("]"))
        {
            if (cursor.Take("&&"))
            {
                intersection = Meet(intersection, members);
                members.Clear();
                continue;
            }

            members.Add(ReadMember(ignoreCase, depth));
        }

        CodePointSet set = Meet(intersection, members);
        if (ignoreCase)
            set = CaseFolding.Close(set);
        return negated ? set.Complement() : set;
    }

    private static CodePointSet Meet(CodePointSet? left, List<CodePointSet> members)
    {
        CodePointSet right = CodePointSet.FromRanges(members.SelectMany(member => member.Ranges));
        return left is null ? right : left.Intersect(right);
    }

    private CodePointSet ReadMember(bool ignoreCase, int depth)
    {
        if (cursor.Take("[:"))
            return ReadNamed();
        if (cursor.Take("["))
            return Read(ignoreCase, depth + 1);
        if (cursor.Take("\\"))
        {
            if (EscapeReader.TakeSet(cursor) is { } set)
                return set;
            return ReadRange(cursor.Take("b") ? '\b' : EscapeReader.TakeCodePoint(cursor));
        }

        return ReadRange(cursor.Next());
    }

    private CodePointSet ReadRange(int first)
    {
        if (cursor.Peek != '-' || cursor.PeekSecond is ']' or '[' or '\0')
            return CodePointSet.Of(first);
        int dash = cursor.Position++;
        if (cursor.Take("\\"))
        {
            // As in [a-\d]: the dash is a member.
            if (EscapeReader.TakeSet(cursor) is not null)
            {
                cursor.Position = dash;
                return CodePointSet.Of(first);
            }

            return Range(first, EscapeReader.TakeCodePoint(cursor));
        }

        return Range(first, cursor.Next());
    }

    private CodePointSet Range(int first, int last) =>
        first <= last ? CodePointSet.Range(first, last) : throw cursor.Unsupported("a range in it runs backwards");

    private CodePointSet ReadNamed()
    {
        bool negated = cursor.Take("^");
        string name = cursor.Until(':');
        cursor.Expect("]");
        CodePointSet set = UnicodeProperty.Find(name) ?? throw cursor.Unsupported($"the class [:{name}:] is not known");
        return negated ? set.Complement() : set;
    }
}
