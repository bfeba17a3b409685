using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Games.Chess;

/// <summary>
/// 8x8x13 planes and 64 policy indices a square, seen by the mover: row 0 is his first rank, column 0 the a file, so a cell's number is
/// that of its <see cref="Square"/> and his men go to higher rows.
/// <code>
/// planes  0-5  own pawn, knight, bishop, rook, queen, king      6-11  the opponent's      12  rights: rooks that may castle (rows 0, 7)
///                                                                                       and a square of legal en passant (row 5)
/// policy  64 * from + plane;  plane = 7 * direction + distance - 1, directions N NE E SE S SW W NW;  56-63 knight moves
/// </code>
/// An underpromotion takes a plane that no pawn on the seventh rank could use: S, SW, SE for a step to N, NW, NE, with distance 1, 2, 3 for
/// knight, bishop, rook. Castling is the king's way onto his own rook, so it never meets another king's move, in Chess960 neither.
/// History and counters are not in the planes, so <see cref="Key"/> is the position's hash.
/// </summary>
public sealed class ChessEncoder : IBitPlaneEncoder<ChessPosition>
{
    private const int PlaneCount = 13;
    private const int RightsPlane = 12;
    private const int PlanesPerSquare = 64;
    private const int KnightPlanes = 56;
    private const int Distances = 7;
    private const byte NoPlane = byte.MaxValue;

    private static readonly PieceKind[] Kinds =
        [PieceKind.Pawn, PieceKind.Knight, PieceKind.Bishop, PieceKind.Rook, PieceKind.Queen, PieceKind.King];

    // Clockwise from N; the opposite of direction d is (d + 4) % 8.
    private static readonly (int File, int Rank)[] Directions = [(0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)];

    private static readonly byte[] PlaneOf = FillPlanes();

    public PlaneShape Planes => new(8, 8, PlaneCount);

    public int PolicySize => Square.Count * PlanesPerSquare;

    public int Version => 1;

    public void Encode(ReadOnlySpan<ChessPosition> line, Span<float> planes)
    {
        Span<ulong> bits = stackalloc ulong[PlaneCount];
        EncodeBits(line, bits);
        planes.Clear();
        for (var plane = 0; plane < PlaneCount; plane++) Mark(planes, plane, bits[plane]);
    }

    public void EncodeBits(ReadOnlySpan<ChessPosition> line, Span<ulong> planes)
    {
        ref readonly var position = ref line[^1];
        for (var i = 0; i < Kinds.Length; i++)
        {
            planes[i] = position.Own(Kinds[i]);
            planes[Kinds.Length + i] = position.Theirs(Kinds[i]);
        }

        planes[RightsPlane] = position.Rights;
    }

    public void PolicyIndices(in ChessPosition position, ReadOnlySpan<Move> moves, Span<int> indices)
    {
        for (var i = 0; i < moves.Length; i++) indices[i] = PolicyIndex(new ChessMove(moves[i]));
    }

    public ulong Key(ReadOnlySpan<ChessPosition> line) => line[^1].Hash;

    private static void Mark(Span<float> planes, int plane, ulong squares)
    {
        while (squares != 0) planes[(Bitboards.Pop(ref squares) * PlaneCount) + plane] = 1;
    }

    private static int PolicyIndex(ChessMove move)
    {
        var plane = move.IsPromotion && move.Placed != PieceKind.Queen
            ? UnderpromotionPlane(move)
            : PlaneOf[(Square.Count * move.From.Index) + move.To.Index];
        return (PlanesPerSquare * move.From.Index) + plane;
    }

    // The step turned top to bottom, at a distance that stands for the kind: N, NE, NW become S, SE, SW.
    private static int UnderpromotionPlane(ChessMove move)
    {
        var distance = move.Placed switch { PieceKind.Knight => 1, PieceKind.Bishop => 2, _ => 3 };
        var direction = Array.IndexOf(Directions, (move.To.File - move.From.File, -1));
        return (Distances * direction) + distance - 1;
    }

    private static byte[] FillPlanes()
    {
        var planes = new byte[Square.Count * Square.Count];
        Array.Fill(planes, NoPlane);
        for (var from = 0; from < Square.Count; from++)
        {
            for (var plane = 0; plane < PlanesPerSquare; plane++)
            {
                var (file, rank) = Step(plane);
                file += from & 7;
                rank += from >> 3;
                if (((file | rank) & ~7) == 0) planes[(Square.Count * from) + Square.At(file, rank).Index] = (byte)plane;
            }
        }

        return planes;
    }

    private static (int File, int Rank) Step(int plane)
    {
        if (plane >= KnightPlanes) return Rays.KnightSteps[plane - KnightPlanes];
        var ((file, rank), distance) = (Directions[plane / Distances], (plane % Distances) + 1);
        return (file * distance, rank * distance);
    }
}
