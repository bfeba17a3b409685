namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>How many vectors of columns a register tile has: a constant to the JIT, which drops the code of the columns that are not there.</summary>
internal interface IVectorCount
{
    static abstract int Value { get; }

    readonly struct One : IVectorCount
    {
        public static int Value => 1;
    }

    readonly struct Two : IVectorCount
    {
        public static int Value => 2;
    }

    readonly struct Three : IVectorCount
    {
        public static int Value => 3;
    }
}
