using SelfPlay.Net.Backends.Cpu.Kernels;

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// One dimension of a tile of Winograd's convolution, F(m, 3): m outputs of a filter of three taps from m + 2 products instead of 3m
/// (Lavin and Gray 2016, "Fast algorithms for convolutional neural networks", section 4). With the data d, the taps g and the outputs y
/// <code>y = Aᵀ [(G g) ⊙ (Bᵀ d)]</code>
/// The matrices evaluate polynomials at some points and at infinity; which points decides the rounding error (Barabasz et al. 2020). They come
/// in pairs of opposite sign here, which halves the work. An element is a vector of channels. Where <c>from</c> has pointers, element i is read at
/// <c>from[i * step] + at</c>; element i is written at <c>to + i * toStep</c>.
/// </summary>
internal unsafe interface ITileLine
{
    /// <summary>m.</summary>
    static abstract int Outputs { get; }

    /// <summary>m + 2: inputs seen, and products made.</summary>
    static abstract int Points { get; }

    /// <summary>Bᵀ d: Points to Points.</summary>
    static abstract void Data<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;

    /// <summary>Aᵀ m: Points to Outputs.</summary>
    static abstract void Result<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;

    /// <summary>A dy, the gradient by the products: Outputs to Points.</summary>
    static abstract void ResultGradient<TVector, TLanes>(float** from, nint step, nint at, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;

    /// <summary>G g: 3 to Points. Elements are a step apart on both sides.</summary>
    static abstract void Filter<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;

    /// <summary>Gᵀ du, the gradient by the taps: Points to 3. Elements are a step apart on both sides.</summary>
    static abstract void FilterGradient<TVector, TLanes>(float* from, nint step, float* to, nint toStep)
        where TVector : struct
        where TLanes : struct, ILanes<TVector>;
}
