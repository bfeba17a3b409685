using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class PgnTests
{
    // Paul Morphy against the Duke of Brunswick and Count Isouard, Paris 1858.
    private const string Opera =
        "e4 e5 Nf3 d6 d4 Bg4 dxe5 Bxf3 Qxf3 dxe5 Bc4 Nf6 Qb3 Qe7 Nc3 c6 Bg5 b5 Nxb5 cxb5 Bxb5 Nbd7 O-O-O Rd8 Rxd7 Rxd7 Rd1 Qe6 Bxd7 Nxd7 Qb8 Nxb8 Rd8";

    [Test]
    public void A_game_is_written_with_the_seven_tags_and_lines_below_eighty_columns() => Assert.That(
        Write(Play(Opera), [new("White", "Morphy, Paul"), new("Event", "Casual game"), new("Date", "1858.??.??"), new("Annotator", "a \"b\" \\")]),
        Is.EqualTo("""
            [Event "Casual game"]
            [Site "?"]
            [Date "1858.??.??"]
            [Round "?"]
            [White "Morphy, Paul"]
            [Black "?"]
            [Result "1-0"]
            [Annotator "a \"b\" \\"]

            1. e4 e5 2. Nf3 d6 3. d4 Bg4 4. dxe5 Bxf3 5. Qxf3 dxe5 6. Bc4 Nf6 7. Qb3 Qe7 8.
            Nc3 c6 9. Bg5 b5 10. Nxb5 cxb5 11. Bxb5+ Nbd7 12. O-O-O Rd8 13. Rxd7 Rxd7 14.
            Rd1 Qe6 15. Bxd7+ Nxd7 16. Qb8+ Nxb8 17. Rd8# 1-0


            """));

    [Test]
    public void A_game_from_another_position_says_so_and_may_begin_with_Black() => Assert.That(
        Write(Play("4k3/3p4/8/4P3/8/8/8/4K3 b - - 4 30", "d5 exd6"), []),
        Does.Contain("[SetUp \"1\"]\n[FEN \"4k3/3p4/8/4P3/8/8/8/4K3 b - - 4 30\"]\n").And.EndWith("\n\n30... d5 31. exd6 *\n\n"));

    [Test]
    public void Comments_follow_their_moves_and_the_number_is_repeated_after_them() => Assert.That(
        Write(Play("e4 e5 Nf3"), [], ["best by test", null, "{ 0.31 }"]),
        Does.EndWith("\n\n1. e4 {best by test} 1... e5 2. Nf3 {( 0.31 )} *\n\n"));

    [Test]
    public void A_long_comment_is_wrapped_too() =>
        Assert.That(
            Write(Play("e4"), [], [string.Join(' ', Enumerable.Repeat("word", 60))]).Split('\n').Max(line => line.Length),
            Is.LessThan(80));

    [Test]
    public void A_tag_of_the_result_cannot_contradict_the_game() =>
        Assert.That(Write(Play("f3 e5 g4 Qh4"), [new("Result", "1-0")]), Does.Contain("[Result \"0-1\"]").And.Not.Contain("1-0"));

    [Test]
    public void A_game_without_moves_has_its_result() => Assert.That(Write(Play(""), []), Does.EndWith("[Result \"*\"]\n\n*\n\n"));

    private static string Write(Line<ChessPosition> line, KeyValuePair<string, string>[] tags, string?[]? comments = null) =>
        ChessNotation.Instance.FormatGame(new GameText<ChessPosition>(
            line.Positions[0], line.Moves.ToArray(), Result(line), tags, comments ?? []));
}
