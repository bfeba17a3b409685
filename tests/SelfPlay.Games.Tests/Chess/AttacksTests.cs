using System.Runtime.Intrinsics.X86;
using SelfPlay.Games.Chess;

namespace SelfPlay.Games.Tests.Chess;

public class AttacksTests
{
    private static IEnumerable<ulong> Occupancies
    {
        get
        {
            var random = new Random(5);
            for (var i = 0; i < 400; i++)
            {
                var dense = (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1);
                yield return i % 2 == 0 ? dense : dense & (ulong)random.NextInt64();
            }
        }
    }

    [Test]
    public void Arithmetic_finds_the_sliding_attacks_of_a_walk_over_the_board() =>
        AssertSliders(HyperbolaSliders.Bishop, HyperbolaSliders.Rook);

    [Test]
    public void The_look_up_finds_the_sliding_attacks_of_a_walk_over_the_board()
    {
        if (!Bmi2.X64.IsSupported) Assert.Ignore("this processor has no PEXT");
        AssertSliders(PextSliders.Bishop, PextSliders.Rook);
    }

    [Test]
    public void A_knight_in_the_corner_attacks_two_squares_and_in_the_middle_eight() => Assert.Multiple(() =>
    {
        Assert.That(Attacks.Knight(Index("a1")), Is.EqualTo(Squares("b3 c2")));
        Assert.That(Attacks.Knight(Index("d4")), Is.EqualTo(Squares("b3 b5 c2 c6 e2 e6 f3 f5")));
        Assert.That(Attacks.King(Index("h8")), Is.EqualTo(Squares("g8 g7 h7")));
    });

    [Test]
    public void Pawns_on_the_edge_attack_one_square() => Assert.Multiple(() =>
    {
        Assert.That(Attacks.PawnsUp(Squares("a2 h4 e5")), Is.EqualTo(Squares("b3 g5 d6 f6")));
        Assert.That(Attacks.PawnsDown(Squares("a2 h4 e5")), Is.EqualTo(Squares("b1 g3 d4 f4")));
    });

    [Test]
    public void Squares_between_are_those_of_a_common_line() => Assert.Multiple(() =>
    {
        Assert.That(Attacks.Between(Index("a1"), Index("d4")), Is.EqualTo(Squares("b2 c3")));
        Assert.That(Attacks.Between(Index("h5"), Index("e5")), Is.EqualTo(Squares("f5 g5")));
        Assert.That(Attacks.Between(Index("a1"), Index("b1")), Is.Zero);
        Assert.That(Attacks.Between(Index("a1"), Index("b3")), Is.Zero);
    });

    private static void AssertSliders(Func<int, ulong, ulong> bishop, Func<int, ulong, ulong> rook)
    {
        var differing = 0;
        foreach (var occupied in Occupancies)
        {
            for (var square = 0; square < Square.Count; square++)
            {
                if (bishop(square, occupied) != Rays.Slide(square, occupied, Rays.Diagonals)) differing++;
                if (rook(square, occupied) != Rays.Slide(square, occupied, Rays.Orthogonals)) differing++;
            }
        }

        Assert.That(differing, Is.Zero);
    }

    private static int Index(string name) => Square.TryParse(name, out var square) ? square.Index : throw new ArgumentException(name);

    private static ulong Squares(string names) => names.Split(' ').Aggregate(0ul, (squares, name) => squares | (1ul << Index(name)));
}
