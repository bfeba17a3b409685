using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Rating;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Play;

[TestFixture]
internal sealed class MatchTests
{
    [Test]
    public void Exact_players_draw_tic_tac_toe_from_the_start()
    {
        var result = Match.Play(TicTacToePosition.Initial, Solver(), Solver(), new MatchConfig(50, 0, 9, 1));
        Assert.That(result.Total, Is.EqualTo(new MatchResult(0, 100, 0)));
    }

    [Test]
    public void An_exact_player_never_loses_to_a_random_one()
    {
        var result = Match.Play(TicTacToePosition.Initial, Solver(), new RandomPlayer<TicTacToePosition>(), new MatchConfig(100, 0, 9, 1));
        Assert.That(result.Total.Games, Is.EqualTo(200));
        Assert.That(result.Total.Losses, Is.Zero);
        Assert.That(result.Total.Score, Is.GreaterThan(0.85));
    }

    [Test]
    public void Enough_simulations_never_lose_tic_tac_toe_even_without_a_network()
    {
        var player = Searcher<TicTacToePosition>(TicTacToeGame.Create(), SearchKind.Puct, 2500, new UniformEvaluator());
        var result = Match.Play(TicTacToePosition.Initial, player, Solver(), new MatchConfig(25, 0, 9, 1));
        Assert.That(result.Total, Is.EqualTo(new MatchResult(0, 50, 0)));
    }

    [Test]
    public void More_simulations_beat_fewer()
    {
        var game = ConnectFourGame.Create();
        var strong = Searcher<ConnectFourPosition>(game, SearchKind.Puct, 200, new UniformEvaluator());
        var weak = Searcher<ConnectFourPosition>(game, SearchKind.Puct, 10, new UniformEvaluator());
        Assert.That(Match.Play(ConnectFourPosition.Initial, strong, weak, new MatchConfig(10, 4, 42, 3)).Total.Score, Is.GreaterThan(0.75));
    }

    [Test]
    public void A_match_against_oneself_is_even_since_colours_are_swapped()
    {
        var game = ConnectFourGame.Create();
        var (one, other) = (Murky(game), Murky(game));
        Assert.That(Match.Play(ConnectFourPosition.Initial, one, other, new MatchConfig(20, 5, 42, 3)).Total.Score, Is.EqualTo(0.5));
    }

    [Test]
    public void A_match_split_by_pairs_has_the_same_games()
    {
        var game = ConnectFourGame.Create();
        var whole = Match.Play(ConnectFourPosition.Initial, Murky(game), new RandomPlayer<ConnectFourPosition>(), new MatchConfig(12, 4, 42, 9));
        var parts = Match.Play(ConnectFourPosition.Initial, Murky(game), new RandomPlayer<ConnectFourPosition>(), new MatchConfig(5, 4, 42, 9))
            + Match.Play(ConnectFourPosition.Initial, Murky(game), new RandomPlayer<ConnectFourPosition>(), new MatchConfig(7, 4, 42, 9, FirstPair: 5));
        Assert.That(parts, Is.EqualTo(whole));
        Assert.That(whole.Total.Games, Is.EqualTo(24));
    }

    [Test]
    public void With_temperature_moves_are_drawn_and_without_it_chance_has_no_part()
    {
        var game = ConnectFourGame.Create();
        Assert.That(Enumerable.Range(0, 20).Select(seed => FirstMove(game, 1, seed)).Distinct().Count(), Is.GreaterThan(1));
        Assert.That(Enumerable.Range(0, 20).Select(seed => FirstMove(game, 0, seed)).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_search_says_what_it_expects_and_chance_says_nothing()
    {
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42);
        var choices = new Choice[1];
        Murky(ConnectFourGame.Create()).ChooseMoves([line], choices, [new Rng(1)]);
        Assert.That(choices[0].Value, Is.InRange(-1, 1));
        new RandomPlayer<ConnectFourPosition>().ChooseMoves([line], choices, [new Rng(1)]);
        Assert.That(choices[0].Value, Is.Null);
    }

    [Test]
    public void A_cancelled_match_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.That(
            () => Match.Play(TicTacToePosition.Initial, Solver(), Solver(), new MatchConfig(5, 0, 9, 1), cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_match_is_counted_by_colours_and_by_pairs()
    {
        var score = MatchScore.None.With(1, -1).With(1, 0).With(1, 1).With(-1, -1).With(0, -1);
        Assert.That(score.Begun, Is.EqualTo(new MatchResult(3, 1, 1)));
        Assert.That(score.Answered, Is.EqualTo(new MatchResult(1, 1, 3)));
        Assert.That(score.Pairs, Is.EqualTo(new PairCounts(1, 1, 1, 1, 1)));
        Assert.That($"{score.Pairs.With(4)}", Is.EqualTo("1/1/1/1/2"));
        Assert.That(score + score, Is.EqualTo(new MatchScore(new(6, 2, 2), new(2, 2, 6), new(2, 2, 2, 2, 2))));
    }

    [Test]
    public void Scores_count_a_draw_as_half()
    {
        Assert.That(new MatchResult(3, 2, 5).Score, Is.EqualTo(0.4));
        Assert.That(default(MatchResult).Score, Is.EqualTo(0.5));
    }

    [Test]
    public void Openings_leave_a_game_to_be_played([Values(0, 4, 9, 20)] int plies)
    {
        var line = new Line<TicTacToePosition>(TicTacToePosition.Initial, 9);
        for (var seed = 0ul; seed < 50; seed++)
        {
            var rng = new Rng(seed);
            Opening.Play(line, plies, ref rng);
            Assert.That(line.Result(line.LegalMoves(new Move[9])), Is.EqualTo(Outcome.Ongoing));
            Assert.That(line.Ply, plies <= 4 ? Is.EqualTo(plies) : Is.InRange(1, 8));
        }
    }

    private static SolverPlayer<TicTacToePosition> Solver() => new(new TicTacToeSolver());

    private static Move FirstMove(Game<ConnectFourPosition> game, float temperature, int seed)
    {
        var player = new NetPlayer<ConnectFourPosition>(game.Encoder, new MurkyEvaluator(), new SearchConfig(), 8, 4, 100, temperature);
        var choices = new Choice[1];
        player.ChooseMoves([new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42)], choices, [new Rng((ulong)seed)]);
        return choices[0].Move;
    }

    private static NetPlayer<ConnectFourPosition> Murky(Game<ConnectFourPosition> game) =>
        Searcher<ConnectFourPosition>(game, SearchKind.Gumbel, 8, new MurkyEvaluator());

    private static NetPlayer<TPosition> Searcher<TPosition>(Game<TPosition> game, SearchKind kind, int simulations, IEvaluator evaluator)
        where TPosition : unmanaged, IPosition<TPosition> =>
        new(game.Encoder, evaluator, new SearchConfig { Kind = kind }, simulations, 16, 10_000);
}
