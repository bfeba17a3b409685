namespace SelfPlay.Net.Backends;

/// <summary>A line of the list of devices.</summary>
/// <param name="Name">What <see cref="BackendCatalog.Create"/> takes.</param>
/// <param name="Description">What it is, or why it cannot be used.</param>
/// <param name="IsAuto">The one that "auto" picks.</param>
public sealed record DeviceInfo(string Name, string Description, bool IsAvailable, bool IsAuto);
