namespace SafetyGate.Landscape.Sweeps;

/// <summary>Where finished points are kept. A point that is found is never swept again.</summary>
public interface IResponseStore
{
    /// <summary>The stored responses of a point, or null.</summary>
    PointResponses? Find(PointKey key);

    /// <summary>Stores a finished point; when this returns it survives a crash.</summary>
    void Append(PointResponses point);
}
