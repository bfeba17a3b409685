using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Analysis;

/// <summary>
/// Searches one position as long as it may, for people, protocols and matches with clocks: PUCT whose leaves are gathered with virtual loss into
/// batches of one tree. Proves wins, draws and losses where the game ends within reach. Keeps the tree while the game goes on. The same lines,
/// limits and options since the last <see cref="Clear"/> give the same report, however many threads the evaluator has. Not thread-safe.
/// </summary>
public sealed class Analyst<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Visits of the root per leaf that may wait at the same time: leaves chosen in ignorance of a large part of the tree are bad ones.
    /// Of 300 mates in two, 100 and 400 simulations of the small chess network (c = 2.5) prove 117 and 186 leaf by leaf, with 16 visits a leaf
    /// 116 and 183, with 8 115 and 186, with 4 and 2 111 and 187; batches then have 7, 9, 11 and 12 of 16 leaves in the first 800 simulations.</summary>
    private const int VisitsPerLeaf = 8;

    /// <summary>Most simulations of a batch per leaf of its size. Those that need no network could go on for long, and the callback waits.</summary>
    private const int SimulationsPerLeaf = 4;

    private readonly AnalystOptions _options;
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly IEvaluator _evaluator;
    private readonly AnalysisTree _tree = new();
    private readonly AnalysisRules _rules;
    private readonly AnalysisReporter _reporter;
    private readonly LineMemory<TPosition> _past = new();
    private readonly Pending[] _pending; // leaves that wait for the network
    private readonly int[] _collisions; // nodes where a simulation met one that waits there already
    private int _pendingCount;
    private int _collisionCount;
    private int _rootPly;
    private long _nodes;
    private long _depthSum;
    private int _selectiveDepth;

    /// <param name="game">The game.</param>
    /// <param name="evaluator">Answers batches of at least <see cref="AnalystOptions.BatchSize"/> rows.</param>
    /// <param name="options">How to search.</param>
    public Analyst(Game<TPosition> game, IEvaluator evaluator, AnalystOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        (_options, _evaluator) = (options, evaluator);
        _queue = new EvaluationQueue<TPosition>(game.Encoder, evaluator, options.BatchSize, options.CachePositions);
        _rules = new AnalysisRules(options.Search, TPosition.MaxMoves);
        _reporter = new AnalysisReporter(_tree, _rules);
        _pending = new Pending[options.BatchSize];
        _collisions = new int[options.BatchSize];
    }

    /// <summary>Searches the last position of <paramref name="line"/>, which must not be the end of the game; leaves the line as it was.</summary>
    /// <param name="line">The game so far. When it goes on from the line of the call before, what was searched of it is kept.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="goOn">Asked after every batch; false ends the analysis. May call <see cref="Report"/>.</param>
    /// <param name="cancel">Ends the analysis likewise: there is always a report, if only of the first evaluation.</param>
    public AnalysisReport Analyse(
        Line<TPosition> line, AnalysisLimits limits, Func<AnalysisProgress, bool>? goOn = null, CancellationToken cancel = default)
    {
        Begin(line, limits);
        while (!cancel.IsCancellationRequested && !IsDone(limits))
        {
            RunBatch(line, limits.Nodes - _nodes);
            if (goOn is not null && !goOn(Progress())) break;
        }

        _past.Remember(line);
        return Report();
    }

    /// <summary>How the analysis stands; only from within its callback or after it.</summary>
    public AnalysisReport Report() => new()
    {
        Moves = _reporter.Ranking().ConvertAll(_reporter.Describe),
        Outcome = _reporter.RootOutcome(),
        Nodes = _nodes,
        Visits = _tree.Tree.Node(0).Visits,
        Depth = _nodes == 0 ? 0 : (int)Math.Round((double)_depthSum / _nodes),
        SelectiveDepth = _selectiveDepth,
    };

    /// <summary>Forgets the tree and the cache: for a new game.</summary>
    public void Clear()
    {
        _past.Forget();
        _queue.Use(_evaluator);
    }

    private void Begin(Line<TPosition> line, AnalysisLimits limits)
    {
        (_rootPly, _nodes, _depthSum, _selectiveDepth, _pendingCount, _collisionCount) = (line.Ply, 0, 0, 0, 0, 0);
        _queue.Discard();
        var isKept = KeepTree(line);
        _past.Forget(); // an analysis that is broken off by an exception leaves nothing to keep
        if (!isKept) PlantTree(line);
        _rules.Consider(_tree.Tree.Moves(0), limits.Moves);
    }

    /// <summary>Goes down the old tree by the moves made since; false if it does not lead here.</summary>
    private bool KeepTree(Line<TPosition> line)
    {
        if (!_past.GoesOn(line, out var since)) return false;
        var node = 0;
        foreach (var move in since)
        {
            var edge = _tree.Tree.Moves(node).IndexOf(move);
            node = edge < 0 ? Tree.None : _tree.Tree.Children(node)[edge];
            if (node == Tree.None) return false;
        }

        if (_tree.Notes(node).Proof.IsKnown && _tree.Tree.Node(node).Visits == 0) return false; // the network never saw it
        _tree.KeepFrom(node);
        return true;
    }

    private void PlantTree(Line<TPosition> line)
    {
        if (!_tree.Plant(line)) throw new ArgumentException("there is no legal move: the game is over", nameof(line));
        var ticket = _queue.Ask(line, _tree.Tree.Moves(0));
        if (!ticket.IsReady) _queue.Flush();
        _tree.Receive(0, _queue.Answer(ticket));
    }

    private bool CanGrow => _tree.Tree.NodeCount < _options.MaxNodes;

    private bool IsDone(AnalysisLimits limits) =>
        _nodes >= limits.Nodes
        || !CanGrow
        || _reporter.IsDecided()
        || (limits.Depth < int.MaxValue && _reporter.ExpectedPlies() >= limits.Depth);

    private AnalysisProgress Progress()
    {
        var (best, next) = _reporter.FirstTwo();
        var visits = _tree.Tree.Edges(0).Visits;
        return new AnalysisProgress(_nodes, _tree.Tree.Node(0).Visits, visits[best], next == Tree.None ? 0 : visits[next]);
    }

    /// <summary>1 Gathers leaves, 2 has them evaluated, 3 backs them up, in the order in which they were gathered.</summary>
    private void RunBatch(Line<TPosition> line, long nodes)
    {
        var size = BatchSize();
        var end = _nodes + Math.Min(nodes, SimulationsPerLeaf * (long)size);
        while (_pendingCount < size && _collisionCount < size && _nodes + _pendingCount < end && CanGrow && !_reporter.IsDecided()) Simulate(line);
        _queue.Flush();
        for (var i = 0; i < _pendingCount; i++) Receive(_pending[i]);
        for (var i = 0; i < _collisionCount; i++) _tree.Release(_collisions[i]);
        (_pendingCount, _collisionCount) = (0, 0);
    }

    private int BatchSize() => Math.Clamp(_tree.Tree.Node(0).Visits / VisitsPerLeaf, 1, _options.BatchSize);

    /// <summary>Descends to a leaf and evaluates it; it is backed up at once unless the network must be waited for.</summary>
    private void Simulate(Line<TPosition> line)
    {
        var node = 0;
        while (true)
        {
            var edge = _rules.Select(_tree, node);
            line.Play(_tree.Tree.Moves(node)[edge]);
            var child = _tree.Tree.Children(node)[edge];
            if (child != Tree.None && !_tree.Notes(child).IsLeaf)
            {
                node = child;
                continue;
            }

            var depth = line.Ply - _rootPly;
            if (child == Tree.None) Expand(line, node, edge, depth);
            else if (_tree.Notes(child).IsWaiting) Collide(child);
            else Repeat(child, depth);
            line.TakeBackTo(_rootPly);
            return;
        }
    }

    private void Expand(Line<TPosition> line, int parent, int edge, int depth)
    {
        var node = _tree.Add(line, parent, edge);
        if (_tree.Notes(node).Proof.IsKnown)
        {
            _tree.BackupProof(node);
            Count(depth);
            return;
        }

        var ticket = _queue.Ask(line, _tree.Tree.Moves(node));
        if (ticket.IsReady)
        {
            _tree.Receive(node, _queue.Answer(ticket));
            Count(depth);
            return;
        }

        _tree.Wait(node);
        _pending[_pendingCount++] = new Pending(node, depth, ticket);
    }

    private void Receive(Pending pending)
    {
        _tree.Release(pending.Node);
        _tree.Receive(pending.Node, _queue.Answer(pending.Ticket));
        Count(pending.Depth);
    }

    /// <summary>A node whose answer is under way is no simulation; it is held all the same, so that the next goes elsewhere.</summary>
    private void Collide(int node)
    {
        _tree.Hold(node);
        _collisions[_collisionCount++] = node;
    }

    private void Repeat(int proven, int depth)
    {
        _tree.Backup(proven);
        Count(depth);
    }

    private void Count(int depth)
    {
        _nodes++;
        _depthSum += depth;
        _selectiveDepth = Math.Max(_selectiveDepth, depth);
    }

    /// <summary>A leaf whose evaluation was asked for.</summary>
    private readonly record struct Pending(int Node, int Depth, EvaluationTicket Ticket);
}
