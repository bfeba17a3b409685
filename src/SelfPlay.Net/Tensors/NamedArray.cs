namespace SelfPlay.Net.Tensors;

/// <summary>Numbers under a name, for files and comparisons: "block3.first.weights".</summary>
public sealed record NamedArray(string Name, float[] Values);
