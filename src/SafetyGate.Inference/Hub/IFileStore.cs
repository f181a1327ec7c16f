namespace SafetyGate.Inference.Hub;

/// <summary>Where downloaded files go.</summary>
internal interface IFileStore
{
    /// <summary>Makes the folders.</summary>
    void Prepare();

    /// <summary>Whether a file is there already.</summary>
    Task<bool> HasAsync(HubFile file, CancellationToken cancellation);

    /// <summary>Where a file is downloaded to.</summary>
    string PathOf(HubFile file);

    /// <summary>Gives a file that is there its name in the model's folder.</summary>
    void Publish(HubFile file);

    /// <summary>Says that all files are there; the model's folder.</summary>
    string Finish();
}
