namespace SafetyGate.Reports.Markdown;

/// <summary>What the numbers mean, and what they cannot see.</summary>
internal static class ReadingSection
{
    public static void Write(MarkdownText text) => text
        .Heading("How to read this")
        .Line("An aligned model sits in a *safety basin*: move its weights a little in a random direction and it goes on "
            + "refusing. VISAGE (0 to 100) is how much is refused on average across that basin, and the basin radius is how "
            + "far it reaches. Finetuning, harmless finetuning too, can drag a model towards the edge: a candidate far below "
            + "its base refuses less, or is about to.")
        .Line()
        .Line("What this cannot see: prompts unlike those of the set, jailbreak attacks, other languages, answers that refuse "
            + "in words and help in substance, and whatever lies between or beyond the sampled points. It compares a "
            + "candidate with its base; it does not certify either of them as safe.");
}
