namespace SelfPlay.Net.Backends.Cpu.Kernels;

/// <summary>How many rows a register tile has: a constant to the JIT, which drops the code of the rows that are not there.</summary>
internal interface ITileRows
{
    static abstract int Value { get; }

    readonly struct Four : ITileRows
    {
        public static int Value => 4;
    }

    readonly struct Eight : ITileRows
    {
        public static int Value => 8;
    }
}
