using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Core;

/// <summary>
/// A made-up game: a move adds its value to a count. Without moves the first player has won; a count that has come three times draws; in
/// lines that begin at <see cref="NarrowAfterwards"/> only one move is left from the second position on.
/// </summary>
internal readonly record struct CountingPosition(int Count) : IPosition<CountingPosition>
{
    public const int NarrowAfterwards = 1_000_000;

    public static CountingPosition Initial => default;

    public static int MaxMoves => 2;

    public Side SideToMove => (Side)(Count & 1);

    public ulong Hash => (ulong)Count;

    public static Outcome ResultByHistory(ReadOnlySpan<CountingPosition> line) =>
        line.Count(line[^1]) >= 3 ? Outcome.Draw : Outcome.Ongoing;

    public static int FilterByHistory(ReadOnlySpan<CountingPosition> line, Span<Move> moves, int count) =>
        line[0].Count == NarrowAfterwards && line.Length > 1 ? 1 : count;

    public int LegalMoves(Span<Move> moves)
    {
        moves[0] = new Move(1);
        moves[1] = new Move(2);
        return 2;
    }

    public CountingPosition After(Move move) => new(Count + move.Value);

    public Outcome Result(int legalMoves) => legalMoves == 0 ? Outcome.FirstWins : Outcome.Ongoing;
}
