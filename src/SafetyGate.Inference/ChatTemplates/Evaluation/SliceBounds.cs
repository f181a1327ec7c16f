using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>A slice of a sequence of known length: the first index, the step and how many indexes.</summary>
internal readonly record struct SliceBounds(int Start, int Step, int Count)
{
    public static SliceBounds Of(int length, Value? start, Value? stop, Value? step)
    {
        int stride = Bound(step) ?? 1;
        if (stride == 0)
            throw TemplateFault.Type("slice step cannot be zero");
        int low = stride < 0 ? -1 : 0;
        int high = stride < 0 ? length - 1 : length;
        int from = Clamp(Bound(start), length, low, high) ?? (stride < 0 ? high : low);
        int to = Clamp(Bound(stop), length, low, high) ?? (stride < 0 ? low : high);
        long span = stride < 0 ? (long)from - to : (long)to - from;
        long width = Math.Abs((long)stride);
        return new SliceBounds(from, stride, (int)Math.Max(0, (span + width - 1) / width));
    }

    public IEnumerable<int> Indexes()
    {
        for (int i = 0; i < Count; i++)
            yield return (int)(Start + (long)i * Step);
    }

    private static int? Bound(Value? value) => value is null or NoneValue ? null : Numbers.Index(value);

    private static int? Clamp(int? bound, int length, int low, int high) =>
        bound is not int index ? null : Math.Clamp(index < 0 ? (int)Math.Max((long)index + length, -1) : index, low, high);
}
