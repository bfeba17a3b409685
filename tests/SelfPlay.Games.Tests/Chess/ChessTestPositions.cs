using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Chess;

internal static class ChessTestPositions
{
    public const string Kiwipete = "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1";

    public static ChessPosition Parse(string fen) =>
        Fen.TryParse(fen, out var position, out var error) ? position : throw new ArgumentException(error);

    public static Move[] Moves(in ChessPosition position)
    {
        var moves = new Move[ChessPosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }

    /// <summary>Plays moves in any notation.</summary>
    public static Line<ChessPosition> Play(string fen, string moves, int moveLimit = 512)
    {
        var line = new Line<ChessPosition>(Parse(fen), moveLimit);
        foreach (var text in moves.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!ChessNotation.Instance.TryParseMove(line.Position, text, out var move, out var error)) throw new ArgumentException(error);
            line.Play(move);
        }

        return line;
    }

    public static Line<ChessPosition> Play(string moves) => Play(Fen.Format(ChessPosition.Initial), moves);

    public static Outcome Result(Line<ChessPosition> line) => line.Result(Moves(line.Position).Length);
}
