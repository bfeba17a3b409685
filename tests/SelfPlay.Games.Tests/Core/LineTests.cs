using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Core;

public class LineTests
{
    private static readonly Move Step = new(1);

    [Test]
    public void A_new_line_holds_its_start_alone()
    {
        var line = new Line<CountingPosition>(new CountingPosition(5), 10);
        Assert.That(line.Ply, Is.Zero);
        Assert.That(line.Position.Count, Is.EqualTo(5));
        Assert.That(line.Positions.Length, Is.EqualTo(1));
        Assert.That(line.Moves.Length, Is.Zero);
    }

    [Test]
    public void A_limit_below_one_is_refused() =>
        Assert.That(() => new Line<CountingPosition>(default, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_line_grows_as_long_as_the_game_and_forgets_nothing()
    {
        var line = Played(1000, 2000);
        Assert.That(line.Positions.ToArray().Select(position => position.Count), Is.EqualTo(Enumerable.Range(0, 1001)));
        Assert.That(line.Moves.ToArray(), Is.EqualTo(Enumerable.Repeat(Step, 1000)));
    }

    [Test]
    public void Playing_in_warm_memory_allocates_nothing()
    {
        var line = Played(500, 2000);
        line.Restart(default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var ply = 0; ply < 500; ply++) line.Play(Step);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Taking_back_returns_to_an_earlier_position_from_which_another_branch_is_played()
    {
        var line = Played(100, 2000);
        line.TakeBackTo(40);
        Assert.That((line.Ply, line.Position.Count), Is.EqualTo((40, 40)));
        line.Play(new Move(7));
        Assert.That((line.Ply, line.Position.Count, line.Moves[^1]), Is.EqualTo((41, 47, new Move(7))));
        Assert.That(() => line.TakeBackTo(42), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => line.TakeBackTo(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Restarting_begins_another_game()
    {
        var line = Played(100, 2000);
        line.Restart(new CountingPosition(3));
        Assert.That((line.Ply, line.Position.Count, line.Moves.Length), Is.EqualTo((0, 3, 0)));
    }

    [Test]
    public void The_move_limit_draws_a_game_that_goes_on_and_says_that_it_was_cut()
    {
        var line = Played(9, 10);
        Assert.That((line.Result(2), line.IsTruncated(2)), Is.EqualTo((Outcome.Ongoing, false)));
        line.Play(Step);
        Assert.That((line.Result(2), line.IsTruncated(2)), Is.EqualTo((Outcome.Draw, true)));
    }

    [Test]
    public void A_game_decided_on_the_last_move_before_the_limit_is_not_cut()
    {
        var line = Played(10, 10);
        Assert.That((line.Result(0), line.IsTruncated(0)), Is.EqualTo((Outcome.FirstWins, false)));
    }

    [Test]
    public void The_past_may_end_a_game_and_the_board_comes_first()
    {
        var line = new Line<CountingPosition>(default, 100);
        line.Play(new Move(0));
        line.Play(new Move(0));
        Assert.That(line.Result(2), Is.EqualTo(Outcome.Draw), "the start has come three times");
        Assert.That(line.IsTruncated(2), Is.False);
        Assert.That(line.Result(0), Is.EqualTo(Outcome.FirstWins), "no moves left: decided by the board");
    }

    [Test]
    public void The_past_may_forbid_moves()
    {
        var line = new Line<CountingPosition>(new CountingPosition(CountingPosition.NarrowAfterwards), 100);
        Span<Move> moves = stackalloc Move[CountingPosition.MaxMoves];
        Assert.That(line.LegalMoves(moves), Is.EqualTo(2));
        line.Play(Step);
        Assert.That(line.LegalMoves(moves), Is.EqualTo(1));
        Assert.That(moves[0], Is.EqualTo(Step));
    }

    private static Line<CountingPosition> Played(int moves, int limit)
    {
        var line = new Line<CountingPosition>(default, limit);
        for (var ply = 0; ply < moves; ply++) line.Play(Step);
        return line;
    }
}
