namespace SelfPlay.Net.Backends;

/// <summary>Makes the backend of a device as <see cref="BackendCatalog.Create"/> does, or in its place.</summary>
/// <param name="device">As <see cref="DeviceName"/> reads it.</param>
/// <param name="threads">Threads of the cpu backend, at least 1.</param>
/// <param name="warn">Told of what a person should know and can do without.</param>
public delegate IBackend BackendFactory(string device, int threads, Action<string>? warn = null);
