namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>A secret that no message, log or serializer can print by accident.</summary>
public sealed class EndpointKey(string value)
{
    private readonly string _value = value;

    public override string ToString() => "***";

    internal string Reveal() => _value;
}
