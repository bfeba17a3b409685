using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The squares that a man attacks.</summary>
/// <remarks>
/// Along a ray to higher squares the reach is <c>x ^ (x - 1)</c> of its occupied squares x, which is everything up to the lowest of them and everything if
/// there is none; to lower squares the same with the bytes turned round. Tables are small enough for the first-level cache.
/// </remarks>
internal static unsafe class Attacks
{
    private static readonly Bitboard* RayTable = FillRays();
    private static readonly byte* DirectionTable = FillDirections();
    private static readonly Bitboard* Kings = Fill(square => Rays.Step(square, 0, 1, 2, 3, 4, 5, 6, 7));
    private static readonly Bitboard* Diagonals = Fill(square => Lines(square, Rays.UpLeft, Rays.DownLeft, Rays.DownRight, Rays.UpRight));
    private static readonly Bitboard* Orthogonals = Fill(square => Lines(square, Rays.Down, Rays.Left, Rays.Up, Rays.Right));
    private static readonly Bitboard* BishopsNear = Fill(square => Near(square, Diagonals));
    private static readonly Bitboard* RooksNear = Fill(square => Near(square, Orthogonals));
    private static readonly Bitboard* Files = Fill(square => Lines(square, Rays.Up, Rays.Down));
    private static readonly Bitboard* LancesNear = Fill(square => Near(square, Files));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard King(int square) => Kings[square];

    /// <summary>All squares of both diagonals but the square itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard DiagonalLines(int square) => Diagonals[square];

    /// <summary>All squares of file and rank but the square itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard OrthogonalLines(int square) => Orthogonals[square];

    /// <summary>Where a bishop may attack a square beside this one, or this one, on some board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard BishopsThatReachNear(int square) => BishopsNear[square];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard RooksThatReachNear(int square) => RooksNear[square];

    /// <summary>The files that reach the squares beside this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard LancesThatReachNear(int square) => LancesNear[square];

    /// <summary>The squares in the direction up to the edge of the board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Ray(int square, int direction) => RayTable[(Rays.Directions * square) + direction];

    /// <summary>The direction from one square to another of the same line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Direction(int from, int to) => DirectionTable[(Square.Count * from) + to];

    /// <summary>The squares strictly between two squares of one line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Between(int from, int to)
    {
        var direction = Direction(from, to);
        return Ray(from, direction) & Ray(to, direction ^ 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Bishop(int square, Bitboard occupied) =>
        Higher(square, Rays.UpLeft, occupied) | Higher(square, Rays.DownLeft, occupied)
        | Lower(square, Rays.DownRight, occupied) | Lower(square, Rays.UpRight, occupied);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Rook(int square, Bitboard occupied) =>
        Higher(square, Rays.Down, occupied) | Higher(square, Rays.Left, occupied)
        | Upward(square, occupied) | Lower(square, Rays.Right, occupied);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Lance<TFacing>(int square, Bitboard occupied)
        where TFacing : struct, IFacing =>
        TFacing.Side == Side.First ? Upward(square, occupied) : Higher(square, Rays.Down, occupied);

    /// <summary>The squares ahead, up to the edge of the board.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard RayAhead<TFacing>(int square)
        where TFacing : struct, IFacing =>
        Ray(square, TFacing.Side == Side.First ? Rays.Up : Rays.Down);

    /// <summary>What knights attack together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Knights<TFacing>(Bitboard men)
        where TFacing : struct, IFacing
    {
        var ahead = TFacing.Ahead(TFacing.Ahead(men));
        return ahead.Left | ahead.Right;
    }

    /// <summary>What silvers attack together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Silvers<TFacing>(Bitboard men)
        where TFacing : struct, IFacing
    {
        var ahead = TFacing.Ahead(men);
        var beside = ahead | TFacing.Behind(men);
        return ahead | beside.Left | beside.Right;
    }

    /// <summary>What golds attack together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bitboard Golds<TFacing>(Bitboard men)
        where TFacing : struct, IFacing
    {
        var ahead = TFacing.Ahead(men);
        var beside = ahead | men;
        return ahead | TFacing.Behind(men) | beside.Left | beside.Right;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bitboard Higher(int square, int direction, Bitboard occupied)
    {
        var ray = Ray(square, direction).Words;
        return new(ray & UpToLowest(ray & occupied.Words));
    }

    /// <summary>For directions that leave the file: their rays have at most one square in a byte, so that the order of the bytes turned round turns the ray.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bitboard Lower(int square, int direction, Bitboard occupied)
    {
        var ray = Ray(square, direction).Words;
        return new(ray & Turned(UpToLowest(Turned(ray & occupied.Words))));
    }

    /// <summary>Along the file, which is in one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bitboard Upward(int square, Bitboard occupied)
    {
        var ray = Ray(square, Rays.Up).Words;
        var hidden = (ray & occupied.Words) >>> 1;
        hidden |= hidden >>> 1;
        hidden |= hidden >>> 2;
        hidden |= hidden >>> 4;
        return new(ray & ~hidden);
    }

    /// <summary>The lowest bit and all below it, of both words as one number; all if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> UpToLowest(Vector128<ulong> bits)
    {
        // Where the low word has a bit, nothing of the high word is below it.
        var empty = Vector128.Equals(bits, Vector128<ulong>.Zero);
        var open = Vector128.Shuffle(empty, Vector128<ulong>.Zero) | Vector128.Create(ulong.MaxValue, 0);
        return (bits ^ (bits - Vector128<ulong>.One)) & open;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Turned(Vector128<ulong> words) =>
        Vector128.Shuffle(words.AsByte(), Vector128.Create((byte)15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)).AsUInt64();

    private static Bitboard* Fill(Func<int, Bitboard> attacks)
    {
        var table = NativeTable.Allocate<Bitboard>(Square.Count);
        for (var square = 0; square < Square.Count; square++) table[square] = attacks(square);
        return table;
    }

    private static Bitboard* FillRays()
    {
        var rays = NativeTable.Allocate<Bitboard>(Rays.Directions * Square.Count);
        for (var i = 0; i < Rays.Directions * Square.Count; i++) rays[i] = Rays.ToEdge(i / Rays.Directions, i % Rays.Directions);
        return rays;
    }

    private static byte* FillDirections()
    {
        var directions = NativeTable.Allocate<byte>(Square.Count * Square.Count);
        for (var i = 0; i < Rays.Directions * Square.Count; i++)
        {
            var (square, direction) = (i / Rays.Directions, i % Rays.Directions);
            for (var ray = Rays.ToEdge(square, direction); !ray.IsEmpty;) directions[(Square.Count * square) + Bitboard.Pop(ref ray)] = (byte)direction;
        }

        return directions;
    }

    private static Bitboard Lines(int square, params ReadOnlySpan<int> directions)
    {
        var lines = Bitboard.Empty;
        foreach (var direction in directions) lines |= Rays.ToEdge(square, direction);
        return lines;
    }

    /// <summary>What the table says of the square and of those beside it, together.</summary>
    private static Bitboard Near(int square, Bitboard* table)
    {
        var near = table[square];
        for (var beside = Kings[square]; !beside.IsEmpty;) near |= table[Bitboard.Pop(ref beside)];
        return near;
    }
}
