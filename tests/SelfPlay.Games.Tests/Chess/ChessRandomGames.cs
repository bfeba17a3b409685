using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Chess;

internal static class ChessRandomGames
{
    /// <summary>Standard, Chess960 and short starts with many promotions.</summary>
    private static readonly string[] Starts =
    [
        "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
        ChessTestPositions.Kiwipete,
        "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1",
        "bqnbrkrn/pppppppp/8/8/8/8/PPPPPPPP/BQNBRKRN w KQkq - 0 1",
        "4k3/1pppppp1/8/8/8/8/1PPPPPP1/4K3 w - - 0 1",
        "1rkr4/8/8/8/8/8/8/1RKR4 w KQkq - 0 1",
    ];

    /// <summary>Games of random moves by the rules of a line, each of its own seed.</summary>
    public static IEnumerable<Line<ChessPosition>> Play(int games, int seed) =>
        Enumerable.Range(0, games).Select(game => PlayOne(Starts[game % Starts.Length], new Random((seed * 7919) + game)));

    private static Line<ChessPosition> PlayOne(string start, Random random)
    {
        var line = new Line<ChessPosition>(ChessTestPositions.Parse(start), 512);
        Span<Move> moves = stackalloc Move[ChessPosition.MaxMoves];
        while (true)
        {
            var count = line.LegalMoves(moves);
            if (line.Result(count) != Outcome.Ongoing) return line;
            line.Play(moves[random.Next(count)]);
        }
    }
}
