using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Tests.Contract;

public abstract partial class GameContract<TPosition>
{
    private static readonly string[] Rubbish =
        ["", " ", "?", "\0", "99", "-1", "zz9", "é", "a1a1a1a1", "0000", "\ud83d\ude00", new string('/', 500), new string('7', 500), "pass me the salt"];

    [Test]
    public void Positions_read_back_from_their_text()
    {
        foreach (var sample in _samples)
        {
            Assert.That(Write(sample.Position), Does.Not.Contain("\n"));
            Assert.That(Read(Write(sample.Position)), Is.EqualTo(sample.Position), Write(sample.Position));
        }
    }

    [Test]
    public void Moves_read_back_from_their_text()
    {
        foreach (var sample in _samples)
        {
            foreach (var move in Moves(sample.Position))
            {
                var text = Game.Notation.FormatMove(sample.Position, move);
                Assert.That(Game.Notation.TryParseMove(sample.Position, text, out var read, out var error), Is.True, error);
                Assert.That(read, Is.EqualTo(move), $"{text} in {Write(sample.Position)}");
            }
        }
    }

    [Test]
    public void Rubbish_is_refused_with_an_error_that_names_it()
    {
        foreach (var text in Rubbish)
        {
            Assert.That(Game.Notation.TryParsePosition(text, out _, out var error), Is.False);
            Assert.That(error, Does.Contain(text));
            Assert.That(Game.Notation.TryParseMove(Game.Initial, text, out _, out error), Is.False);
            Assert.That(error, Does.Contain(text));
        }
    }

    [Test]
    public void A_move_of_another_position_is_refused_unless_it_is_legal_here_too()
    {
        for (var i = 1; i < _samples.Count; i++)
        {
            var position = _samples[i].Position;
            foreach (var move in Moves(_samples[i - 1].Position))
            {
                var text = Game.Notation.FormatMove(_samples[i - 1].Position, move);
                if (!Game.Notation.TryParseMove(position, text, out var read, out var error)) Assert.That(error, Does.Contain(text));
                else Assert.That(Moves(position), Does.Contain(read), $"{text} in {Write(position)}");
            }
        }
    }

    [Test]
    public void A_text_with_typing_errors_is_refused_or_stands_for_a_position_that_reads_back()
    {
        var random = new Random(Seed);
        var letters = Starts.Concat(_samples.Take(20).Select(sample => Write(sample.Position))).SelectMany(text => text).Distinct().ToArray();
        foreach (var sample in _samples)
        {
            var text = Write(sample.Position).ToCharArray();
            for (var i = random.Next(3); i >= 0; i--) text[random.Next(text.Length)] = letters[random.Next(letters.Length)];
            if (!Game.Notation.TryParsePosition(new string(text), out var position, out var error)) Assert.That(error, Is.Not.Empty);
            else Assert.That(Read(Write(position)), Is.EqualTo(position), new string(text));
        }
    }

    [Test]
    public void The_board_is_drawn_in_several_lines()
    {
        foreach (var sample in _samples.Take(100))
            Assert.That(Game.Notation.Draw(sample.Position).Split('\n'), Has.Length.GreaterThanOrEqualTo(Game.Planes.Height));
    }
}
