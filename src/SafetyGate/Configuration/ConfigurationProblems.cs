using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Configuration;

/// <summary>Collects everything that is wrong with a configuration, to report it at once.</summary>
internal sealed class ConfigurationProblems(string path)
{
    private const int MostShown = 100;

    private readonly List<(ErrorCode Code, TextPlace Place, string Message)> _problems = [];

    /// <summary>Whether the places mean nothing to the user, because there is no file.</summary>
    public bool HidesPlaces { get; init; }

    public void Add(ErrorCode code, TextPlace place, string message) => _problems.Add((code, place, message));

    /// <summary>Throws when there is any.</summary>
    public void ThrowIfAny()
    {
        if (_problems.Count == 0)
            return;

        (ErrorCode Code, TextPlace Place, string Message)[] sorted =
            [.. _problems.OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)];
        (ErrorCode code, TextPlace place, string message) = sorted[0];
        string more = sorted.Length switch
        {
            1 => "",
            2 => " And 1 more problem.",
            var n => $" And {n - 1} more problems.",
        };
        throw new SafetyGateException(
            code,
            $"{Sentence(message)}{more}",
            [.. sorted.Take(MostShown).Select(p => $"{Prefix(p.Place)}: error {p.Code}: {Sentence(p.Message)}")],
            HidesPlaces || place == default ? null : new FileLocation(path, place.Line, place.Column));
    }

    private static string Sentence(string message) =>
        message.EndsWith('.') || message.EndsWith('?') ? message : message + ".";

    private string Prefix(TextPlace place) =>
        HidesPlaces || place == default ? path : new FileLocation(path, place.Line, place.Column).ToString();
}
