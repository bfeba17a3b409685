using System.Runtime.InteropServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Contract;

public abstract partial class GameContract<TPosition>
{
    [Test]
    public void Legal_moves_agree_with_a_naive_generator()
    {
        foreach (var sample in _samples)
        {
            var position = sample.Position;
            var moves = Moves(position).Select(move => Game.Notation.FormatMove(position, move));
            Assert.That(moves, Is.EquivalentTo(NaiveMoves(Write(position))), Write(position));
        }
    }

    [Test]
    public void Equal_positions_list_their_moves_in_the_same_order()
    {
        foreach (var sample in _samples)
            Assert.That(Moves(Read(Write(sample.Position))), Is.EqualTo(Moves(sample.Position)), Write(sample.Position));
    }

    [Test]
    public void No_position_has_more_moves_than_the_buffer_holds()
    {
        var buffer = new Move[4 * TPosition.MaxMoves];
        foreach (var sample in _samples)
            Assert.That(sample.Position.LegalMoves(buffer), Is.LessThanOrEqualTo(TPosition.MaxMoves), Write(sample.Position));
    }

    [Test]
    public void Playing_a_move_leaves_the_position_as_it_was()
    {
        foreach (var sample in _samples)
        {
            var position = sample.Position;
            var before = Bytes(position);
            foreach (var move in Moves(position)) _ = position.After(move);
            Assert.That(Bytes(position), Is.EqualTo(before), Write(position));
        }
    }

    [Test]
    public void The_sides_take_turns()
    {
        foreach (var sample in _samples)
        {
            foreach (var move in Moves(sample.Position))
                Assert.That(sample.Position.After(move).SideToMove, Is.EqualTo(sample.Position.SideToMove.Opponent()), Write(sample.Position));
        }
    }

    [Test]
    public void The_hash_is_that_of_the_position_read_back_from_its_text()
    {
        foreach (var sample in _samples)
            Assert.That(Read(Write(sample.Position)).Hash, Is.EqualTo(sample.Position.Hash), Write(sample.Position));
    }

    [Test]
    public void Positions_with_one_hash_have_one_side_and_the_same_moves()
    {
        foreach (var same in _samples.Select(sample => sample.Position).GroupBy(position => position.Hash))
        {
            foreach (var position in same)
            {
                Assert.That(position.SideToMove, Is.EqualTo(same.First().SideToMove));
                Assert.That(Moves(position), Is.EqualTo(Moves(same.First())), $"{Write(position)} and {Write(same.First())}");
            }
        }
    }

    [Test]
    public void A_position_without_moves_has_a_result_and_one_that_goes_on_has_moves()
    {
        foreach (var sample in _samples)
        {
            var count = Moves(sample.Position).Length;
            Assert.That(sample.Position.Result(count) == Outcome.Ongoing, Is.LessThanOrEqualTo(count > 0), Write(sample.Position));
        }
    }

    [Test]
    public void A_position_is_lost_exactly_when_its_result_is_the_opponents_win()
    {
        var buffer = new Move[TPosition.MaxMoves];
        foreach (var position in _samples.Select(sample => sample.Position))
        {
            var lost = position.Result(Moves(position).Length) == OutcomeExtensions.WinFor(position.SideToMove.Opponent());
            Assert.That(TPosition.IsLost(position, buffer), Is.EqualTo(lost), Write(position));
        }
    }

    [Test]
    public void A_move_that_wins_at_once_is_found_exactly_when_there_is_one()
    {
        var buffer = new Move[TPosition.MaxMoves];
        foreach (var position in _samples.Select(sample => sample.Position))
        {
            var moves = Moves(position);
            var won = Array.FindIndex(moves, move => IsWonFor(position.SideToMove, position.After(move)));
            Assert.That(TPosition.FindWin(position, moves, buffer), Is.EqualTo(won), Write(position));
        }

        static bool IsWonFor(Side side, in TPosition position) => position.Result(Moves(position).Length) == OutcomeExtensions.WinFor(side);
    }

    [Test]
    public void Random_games_end_within_the_limit()
    {
        foreach (var line in _games)
        {
            Assert.That(line.Ply, Is.InRange(0, Game.MoveLimit));
            Assert.That(line.Result(Moves(line.Position).Length), Is.Not.EqualTo(Outcome.Ongoing));
        }
    }

    [Test]
    public void Taking_back_restores_every_position()
    {
        foreach (var game in _games)
        {
            var line = new Line<TPosition>(game.Positions[0], Game.MoveLimit);
            foreach (var move in game.Moves) line.Play(move);
            for (var ply = line.Ply; ply >= 0; ply -= 3)
            {
                line.TakeBackTo(ply);
                Assert.That(line.Position, Is.EqualTo(game.Positions[ply]));
                Assert.That(line.Moves.SequenceEqual(game.Moves[..ply]), Is.True);
            }

            foreach (var move in game.Moves[line.Ply..]) line.Play(move);
            Assert.That(line.Positions.SequenceEqual(game.Positions), Is.True);
        }
    }

    [Test]
    public void Playing_allocates_nothing()
    {
        var moves = new Move[TPosition.MaxMoves];
        TouchEverything(moves);
        var before = GC.GetAllocatedBytesForCurrentThread();
        TouchEverything(moves);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void The_solver_scores_a_position_as_the_best_of_its_moves()
    {
        if (Game.CreateSolver is null) Assert.Ignore($"{Game.Title} has no solver");
        var solver = Game.CreateSolver!();
        foreach (var position in _samples.Select(sample => sample.Position).Where(position => solver.CanSolve(position)).Take(SolvedSamples))
        {
            var scores = Moves(position).Select(move => -solver.Solve(position.After(move)));
            var score = solver.Solve(position);
            Assert.That(scores.DefaultIfEmpty(score).Max(), Is.EqualTo(score), Write(position));
            Assert.That(solver.SolveSign(position), Is.EqualTo(Math.Sign(score)), Write(position));
        }
    }

    private static byte[] Bytes(in TPosition position) => MemoryMarshal.AsBytes(new ReadOnlySpan<TPosition>(in position)).ToArray();

    private void TouchEverything(Move[] moves)
    {
        Span<int> indices = stackalloc int[TPosition.MaxMoves];
        var planes = PlaneBuffer;
        foreach (var line in _games)
        {
            for (var ply = 0; ply <= line.Ply; ply++)
            {
                var history = line.Positions[..(ply + 1)];
                ref readonly var position = ref history[ply];
                var count = position.LegalMoves(moves);
                if (position.Result(count) == Outcome.Ongoing) _ = TPosition.ResultByHistory(history);
                _ = TPosition.FilterByHistory(history, moves, count);
                foreach (var move in moves.AsSpan(0, count)) _ = position.After(move).Hash;
                Game.Encoder.PolicyIndices(position, moves.AsSpan(0, count), indices);
                Game.Encoder.Encode(history, planes);
                _ = Game.Encoder.Key(history);
            }
        }
    }
}
