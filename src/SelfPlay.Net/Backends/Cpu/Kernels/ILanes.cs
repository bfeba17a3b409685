namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>What the register kernels ask of a vector of floats: one kernel text serves every width, specialised by the JIT.</summary>
internal unsafe interface ILanes<TVector> where TVector : struct
{
    static abstract int Count { get; }

    /// <summary>Rows of the largest register tile, 4 or 8: as many as the registers hold beside three vectors of columns.</summary>
    static abstract int TileRows { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(float* source);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>value where it is above 0 or no number, else 0.</summary>
    static abstract TVector Relu(TVector value);

    /// <summary>a * b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract void Store(TVector value, float* destination);

    /// <summary>Stores the first <paramref name="count"/> lanes, or all.</summary>
    static abstract void StoreFirst(TVector value, float* destination, int count);
}
