using System.Diagnostics;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>The one tree search: descend, expand, evaluate, back up. <typeparamref name="TRules"/> makes the choices.</summary>
internal sealed class RuledSearchSlot<TPosition, TRules>(TRules rules, bool looksForWins) : SearchSlot<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
    where TRules : struct, ISearchRules
{
    private readonly Tree _tree = new();
    private TRules _rules = rules; // a mutable struct: never readonly
    private Rng _rng;
    private Line<TPosition>? _line;
    private int _rootPly;
    private int _simulations;
    private EvaluationTicket _ticket;
    private int _waiting = Tree.None; // the node whose evaluation was asked for
    private int _winning; // the move of the root that wins at once

    public override void Begin(Line<TPosition> line, SearchMode mode, int simulations, ref Rng rng)
    {
        (_line, _rootPly, _waiting, _winning) = (line, line.Ply, Tree.None, Tree.None);
        _rng = new Rng(rng.NextUInt64());
        _tree.Reset();
        _simulations = _rules.Begin(mode, line.Ply, simulations, ref _rng);
    }

    public override bool Advance(EvaluationQueue<TPosition> queue)
    {
        Debug.Assert(_line is not null && _line.Ply == _rootPly, "a search was begun, and nobody moved on its line");
        if (_waiting != Tree.None) Receive(queue.Answer(_ticket));
        else Expand(queue, _line, Tree.None, Tree.None);
        while (_waiting == Tree.None && _tree.Node(0).Visits < _simulations) Simulate(queue, _line);
        if (_waiting != Tree.None) return false;
        Conclude();
        return true;
    }

    /// <summary>1 Descends to a leaf, 2 evaluates it, 3 backs up; stops between 2 and 3 if the network must be waited
    /// for.</summary>
    private void Simulate(EvaluationQueue<TPosition> queue, Line<TPosition> line)
    {
        var edge = _rules.SelectAtRoot(_tree);
        var node = 0;
        while (true)
        {
            line.Play(_tree.Moves(node)[edge]);
            var child = _tree.Children(node)[edge];
            if (child == Tree.None) Expand(queue, line, node, edge);
            else if (_tree.Node(child).IsTerminal) _tree.Backup(child);
            else
            {
                node = child;
                edge = _rules.SelectBelow(_tree, node);
                continue;
            }

            line.TakeBackTo(_rootPly);
            return;
        }
    }

    /// <summary>Adds the line's last position to the tree. The rules are asked before the network: ended games never reach
    /// it.</summary>
    private void Expand(EvaluationQueue<TPosition> queue, Line<TPosition> line, int parent, int edge)
    {
        var node = Leaves.Add(_tree, line, parent, edge);
        if (looksForWins && !_tree.Node(node).IsTerminal) LookForWin(line, node);
        if (_tree.Node(node).IsTerminal)
        {
            _tree.Backup(node);
            return;
        }

        _waiting = node;
        _ticket = queue.Ask(line, _tree.Moves(node));
        if (_ticket.IsReady) Receive(queue.Answer(_ticket));
    }

    /// <summary>A position that is won at once is an end, but for the root, of which the network's first thought is wanted too.</summary>
    private void LookForWin(Line<TPosition> line, int node)
    {
        var edge = Leaves.FindWin(_tree, line, node);
        if (edge == Tree.None) return;
        if (node == 0) _winning = edge;
        else _tree.Close(node, 1);
    }

    private void Receive(in Answer answer)
    {
        Softmax.Write(answer.Logits, _tree.Edges(_waiting).Priors);
        _tree.Evaluate(_waiting, answer.Value);
        if (_waiting == 0) ReceiveRoot(answer);
        else _tree.Backup(_waiting);
        _waiting = Tree.None;
    }

    private void ReceiveRoot(in Answer answer)
    {
        Result.Count = answer.Logits.Length;
        Result.Draw = answer.Draw;
        _tree.Edges(0).Priors.CopyTo(Result.Prior);
        if (Result.Count == 1 || _winning != Tree.None) _simulations = 0; // nothing to choose
        _rules.PrepareRoot(_tree, answer.Logits, ref _rng);
    }

    private void Conclude()
    {
        var edges = _tree.Edges(0);
        for (var i = 0; i < edges.Count; i++)
        {
            Result.Visits[i] = edges.Visits[i];
            Result.Q[i] = edges.Visits[i] == 0 ? 0 : edges.Q(i);
        }

        Result.Value = _tree.Node(0).MeanValue;
        _rules.Conclude(_tree, Result, ref _rng);
        if (_winning != Tree.None) ConcludeWin();
    }

    private void ConcludeWin()
    {
        Result.Policy.AsSpan(0, Result.Count).Clear();
        Result.Policy[_winning] = 1;
        (Result.Chosen, Result.Value, Result.IsTarget) = (_winning, 1, true);
    }
}
