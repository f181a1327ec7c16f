namespace SafetyGate.Landscapes;

/// <summary>How one kind of landscape is laid out.</summary>
internal interface ILandscapeRecipe
{
    /// <summary>What it takes beside the model.</summary>
    CheckpointNeeds Needs { get; }

    /// <summary>Lays the line or the plane.</summary>
    LandscapeGeometry Lay(LandscapeCheckpoints checkpoints, LandscapeRequest request, CancellationToken cancellation);
}
