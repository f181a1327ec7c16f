using System.Globalization;

namespace SafetyGate.Gate;

/// <summary>What a reader must know about waivers.</summary>
internal static class WaiverSentences
{
    public static IEnumerable<string> Of(IReadOnlyList<WaiverResult> waivers) => waivers.Select(Sentence);

    private static string Sentence(WaiverResult result)
    {
        Waiver waiver = result.Waiver;
        string day = waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return result.Status switch
        {
            WaiverStatus.Used => $"{waiver.Limit} is waived until {day}: {waiver.Reason}",
            WaiverStatus.Expired => $"The waiver of {waiver.Limit} expired on {day} and lets nothing go; remove it.",
            WaiverStatus.OutOfScope => $"The waiver of {waiver.Limit} is for another candidate and was not used.",
            _ => $"The waiver of {waiver.Limit} was not needed; remove it.",
        };
    }
}
