using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>
/// One game in flight. It draws from a generator of its own, keyed by seed, generation and index: with the weights and the config
/// these decide the game, whatever thread plays it beside whatever others.
/// </summary>
internal sealed class SelfPlayGame<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Game<TPosition> _game;
    private readonly RunConfig _config;
    private readonly Line<TPosition> _line;
    private readonly SearchSlot<TPosition> _search;
    private readonly GameSamples<TPosition> _samples;
    private readonly Move[] _moves = new Move[TPosition.MaxMoves];
    private int _count;
    private Rng _rng;
    private int _generation;
    private long _step;
    private int _index;
    private bool _validation;

    public SelfPlayGame(Game<TPosition> game, RunConfig config)
    {
        (_game, _config) = (game, config);
        _line = new Line<TPosition>(game.Initial, config.SelfPlay.MoveLimitFor(game));
        _search = SearchSlot<TPosition>.Create(config.Search);
        _samples = new GameSamples<TPosition>(game.Encoder, config.Search.Kind, config.SelfPlay.SearchValueShare);
    }

    public void Start(int generation, long step, int index)
    {
        (_generation, _step, _index) = (generation, step, index);
        _rng = new Rng((ulong)_config.Seed, (ulong)generation, (ulong)index);
        _validation = _rng.NextDouble() < _config.Replay.ValidationShare;
        _samples.Clear();
        Opening.Play(_line, _rng.Next(_config.SelfPlay.RandomOpeningPlies + 1), ref _rng);
        _count = _line.LegalMoves(_moves);
        BeginSearch();
    }

    /// <summary>Plays on until the network must be waited for; returns the record when the game is over.</summary>
    public GameRecord? Advance(EvaluationQueue<TPosition> queue)
    {
        while (_search.Advance(queue))
        {
            var result = _search.Result;
            if (result.IsTarget) _samples.Add(_line, _moves.AsSpan(0, _count), result);
            _line.Play(_moves[result.Chosen]);
            _count = _line.LegalMoves(_moves);
            var outcome = _line.Result(_count);
            if (outcome != Outcome.Ongoing) return Record(outcome, _line.IsTruncated(_count));
            BeginSearch();
        }

        return null;
    }

    private void BeginSearch() => _search.Begin(_line, SearchMode.Training, _config.Search.Simulations, ref _rng);

    private GameRecord Record(Outcome outcome, bool truncated)
    {
        var moves = new int[_line.Ply];
        for (var i = 0; i < moves.Length; i++) moves[i] = _line.Moves[i].Value;
        return new GameRecord
        {
            Game = _game.Name,
            Generation = _generation,
            Index = _index,
            Step = _step,
            Start = "",
            Moves = moves,
            Outcome = outcome,
            Truncated = truncated,
            Validation = _validation,
            Samples = _samples.Finish(outcome, truncated),
        };
    }
}
