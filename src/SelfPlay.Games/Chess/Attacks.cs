using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>The squares that a man attacks.</summary>
internal static unsafe class Attacks
{
    private static readonly bool FastPext = HasFastPext();
    private static readonly ulong* Knights = FillSteps(Rays.KnightSteps);
    private static readonly ulong* Kings = FillSteps([.. Rays.Diagonals, .. Rays.Orthogonals]);
    private static readonly ulong* Betweens = FillBetweens();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Knight(int square) => Knights[square];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong King(int square) => Kings[square];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bishop(int square, ulong occupied) =>
        FastPext ? PextSliders.Bishop(square, occupied) : HyperbolaSliders.Bishop(square, occupied);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Rook(int square, ulong occupied) =>
        FastPext ? PextSliders.Rook(square, occupied) : HyperbolaSliders.Rook(square, occupied);

    /// <summary>What pawns that move up attack.</summary>
    public static ulong PawnsUp(ulong pawns) => ((pawns & ~Bitboards.FileA) << 7) | ((pawns & ~Bitboards.FileH) << 9);

    /// <summary>What pawns that move down attack.</summary>
    public static ulong PawnsDown(ulong pawns) => ((pawns & ~Bitboards.FileA) >> 9) | ((pawns & ~Bitboards.FileH) >> 7);

    /// <summary>The squares strictly between two squares of one rank, file or diagonal; empty for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Between(int from, int to) => Betweens[(Square.Count * from) + to];

    // AMD before Zen 3 (families below 0x19) has PEXT in microcode, up to a hundred times slower than the arithmetic that replaces it.
    private static bool HasFastPext()
    {
        if (!Bmi2.X64.IsSupported) return false;
        var vendor = X86Base.CpuId(0, 0);
        const int Auth = 0x6874_7541;
        if (vendor.Ebx != Auth) return true;
        var signature = X86Base.CpuId(1, 0).Eax;
        return ((signature >> 8) & 15) + ((signature >> 20) & 255) >= 0x19;
    }

    private static ulong* FillSteps((int File, int Rank)[] steps)
    {
        var attacks = NativeTable.Allocate<ulong>(Square.Count);
        for (var square = 0; square < Square.Count; square++) attacks[square] = Rays.Step(square, steps);
        return attacks;
    }

    private static ulong* FillBetweens()
    {
        var betweens = NativeTable.Allocate<ulong>(Square.Count * Square.Count);
        for (var from = 0; from < Square.Count; from++)
        {
            for (var to = 0; to < Square.Count; to++) betweens[(Square.Count * from) + to] = Rays.Between(from, to);
        }

        return betweens;
    }
}
