using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Suites;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Suites;

/// <summary>Suites asked of a network whose opinions are known.</summary>
public sealed class SuiteTests
{
    private const string Kings = "7k/7p/8/8/8/8/8/K7 w - -";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void The_rank_is_the_place_among_the_likeliest_moves()
    {
        var first = Read(ChessGame.Create(), $"{Kings} bm Kb1;")[0];
        for (var place = 0; place < first.Moves.Length; place++)
        {
            var answer = Ask(ChessGame.Create(), $"{Kings} bm {Word(first, place)};").Single();
            Assert.That((answer.Rank, answer.PolicyMove), Is.EqualTo(((int?)place + 1, Word(first, 0))));
            var avoided = Ask(ChessGame.Create(), $"{Kings} am {Word(first, place)};").Single();
            Assert.That(avoided.Rank, Is.EqualTo(place == 0 ? 2 : 1));
        }
    }

    [Test]
    public void Counts_are_over_all_positions_and_over_several_suites()
    {
        var first = Read(ChessGame.Create(), $"{Kings} bm Kb1;")[0];
        var answers = Ask(ChessGame.Create(), string.Join('\n', Enumerable.Range(0, 3).Select(place => $"{Kings} bm {Word(first, place)};")));
        var score = SuiteScore.Of("kings", answers, searched: false);
        Assert.That(score, Is.EqualTo(new SuiteScore("kings", 3, 3, 1, 3, 3, null, 0, 0)));
        Assert.That(SuiteScore.Sum("all", [score, score with { Top1 = 0 }]), Is.EqualTo(new SuiteScore("all", 6, 6, 1, 6, 6, null, 0, 0)));
    }

    [Test]
    public void A_search_finds_what_the_policy_does_not()
    {
        var entries = Read(ChessGame.Create(), "6k1/5ppp/8/8/8/8/8/R3K3 w - - bm Ra8#;");
        var examiner = new SuiteExaminer<ChessPosition>(ChessGame.Create(), new UniformEvaluator(), new SearchConfig(), simulations: 400);
        var answer = examiner.Ask(entries, _ => { }, CancellationToken.None).Single();
        Assert.That((answer.SearchMove, answer.SearchSolves), Is.EqualTo(("a1a8", true)));
    }

    [TestCase("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1", "a1a6", 2, true)]
    [TestCase("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1", "a1a5", 2, false)]
    [TestCase("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1", "a1a6", 1, false)]
    [TestCase("6k1/5ppp/8/8/8/8/8/R3K3 w - - 0 1", "a1a8", 1, true)]
    [TestCase("6k1/5ppp/8/8/8/8/8/R3K3 w - - 0 1", "a1a7", 1, false)]
    [TestCase("7k/8/5K2/8/8/8/8/R7 w - - 0 1", "f6g6", 2, true)]
    public void A_mate_is_proven_or_refuted(string fen, string move, int moves, bool mates)
    {
        Assert.That(ChessNotation.Instance.TryParsePosition(fen, out var position, out var error), error);
        Assert.That(ChessNotation.Instance.TryParseMove(position, move, out var played, out error), error);
        Assert.That(new MateProver<ChessPosition>(1_000_000).Mates(position, played, moves), Is.EqualTo(mates));
        Assert.That(new MateProver<ChessPosition>(0).Mates(position, played, moves), Is.False, "nothing is proven by no positions");
    }

    [Test]
    public void Another_way_to_the_same_mate_solves_too()
    {
        const string TwoRooks = "6k1/5ppp/8/8/8/8/8/R2RK3 w - - bm Rd8; dm 1;";
        var entry = Read(ChessGame.Create(), TwoRooks)[0];
        var solves = new bool[entry.Moves.Length];
        Assert.That(new SuiteJudge<ChessPosition>(ChessGame.Create()).Judge(entry, [.. Enumerable.Range(0, solves.Length)], solves), Is.Null);
        Assert.That(Enumerable.Range(0, solves.Length).Where(place => solves[place]).Select(place => Word(entry, place)), Is.EquivalentTo(["a1a8", "d1d8"]));
    }

    [Test]
    public void A_solved_set_judges_moves_by_the_solver_and_values_by_the_score()
    {
        // Of Pons' published sets: a position with few stones, one that is won, one with a single move left.
        var answers = Ask(ConnectFourGame.Create(), "6146 18\n21253774536432517717274325 2\n71255763773133525731261364622167124446454 0");
        Assert.That(answers.Select(answer => answer.PassedOver), Is.EqualTo(new[] { "too early for the solver", null, "all moves are alike" }));
        Assert.That(answers.Select(answer => answer.ValueIsRight), Is.EqualTo(new bool?[] { false, false, true }), "the network expects draws");
    }

    [Test]
    public void Solved_positions_agree_with_the_published_scores()
    {
        var lines = File.ReadLines(SharedData.Require("connect4/Test_L3_R1_dev.txt")).Take(40);
        var answers = Ask(ConnectFourGame.Create(), string.Join('\n', lines), simulations: 200);
        var score = SuiteScore.Of("L3", answers, searched: true);
        Assert.That((score.Positions, score.Valued), Is.EqualTo((40, 40)));
        Assert.That(score.Judged, Is.GreaterThan(5));
        Assert.That(score.Searched, Is.GreaterThan(score.Judged / 2), "few stones are left to place: a search sees the end");
        Assert.That(score.ValuesRight, Is.EqualTo(lines.Count(line => line.EndsWith(" 0", StringComparison.Ordinal))), "the network expects draws");
    }

    [Test]
    public void A_score_that_is_not_the_positions_is_told()
    {
        var exception = Assert.Throws<InputException>(() => Ask(ConnectFourGame.Create(), "23163416124767223154467471272416755633 5"));
        Assert.That(exception.Message, Does.StartWith("line 1: the score 5 is not that of the position"));
    }

    [Test]
    public void Faults_name_file_and_line_and_the_first_ones_are_told_together()
    {
        var path = Write($"# a comment\n\n{Kings} bm Kb1;\n{Kings} bm Kb7;\n{Kings} id \"x\";\n");
        var exception = Assert.Throws<InputException>(() => SuiteFile.Read(path, ChessGame.Create()));
        Assert.That(exception.Message, Does.StartWith($"{path}, line 4: bm: 'Kb7' is not legal here").And.Contain($"\n{path}, line 5: nothing is asked"));
        Assert.That(Assert.Throws<InputException>(() => SuiteFile.Read(Write("# only this\n"), ChessGame.Create())).Message, Does.Contain("holds no positions"));
        Assert.That(Assert.Throws<InputException>(() => SuiteFile.Read(Write("1213141 0"), ConnectFourGame.Create())).Message, Does.Contain("is the end of a game"));
    }

    [TestCase("44 -2", "connect4")]
    [TestCase(Kings + " bm Kb1;", "chess")]
    public void The_first_position_tells_the_game(string line, string game) => Assert.That(SuiteFile.GuessGame(Write(line)), Is.EqualTo(game));

    private IReadOnlyList<SuiteEntry<TPosition>> Read<TPosition>(Game<TPosition> game, string lines)
        where TPosition : unmanaged, IPosition<TPosition> => SuiteFile.Read(Write(lines), game);

    private IReadOnlyList<SuiteAnswer> Ask<TPosition>(Game<TPosition> game, string lines, int simulations = 0)
        where TPosition : unmanaged, IPosition<TPosition> =>
        new SuiteExaminer<TPosition>(game, new FavouriteEvaluator(0.2f, 0.6f, 0.2f), new SearchConfig(), simulations).Ask(Read(game, lines), _ => { }, CancellationToken.None);

    private string Write(string lines)
    {
        File.WriteAllText(_folder["suite"], lines);
        return _folder["suite"];
    }

    private static string Word(SuiteEntry<ChessPosition> entry, int place) => ChessNotation.Instance.FormatMove(entry.Test.Position, entry.Moves[place]);
}
