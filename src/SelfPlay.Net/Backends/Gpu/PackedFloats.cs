using SelfPlay.Net.Backends;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>A buffer holds 16-bit numbers of a precision, two a word, instead of as many floats.</summary>
internal readonly record struct PackedFloats(Precision Precision, int Length);
