using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class ShogiEncoderTests
{
    private const int PlaneCount = 43;
    private const int RepetitionPlane = 42;
    private const int OwnHand = 28;
    private const int TheirHand = 35;

    private readonly ShogiEncoder _encoder = new();

    [Test]
    public void Planes_are_9x9x43_and_the_policy_27_planes_a_square() => Assert.Multiple(() =>
    {
        Assert.That(_encoder.Planes.ToString(), Is.EqualTo("9x9x43"));
        Assert.That(_encoder.PolicySize, Is.EqualTo(2187));
    });

    [TestCase(0, "1g 2g 3g 4g 5g 6g 7g 8g 9g")]
    [TestCase(1, "1i 9i")]
    [TestCase(2, "2i 8i")]
    [TestCase(3, "3i 7i")]
    [TestCase(4, "8h")]
    [TestCase(5, "2h")]
    [TestCase(6, "4i 6i")]
    [TestCase(7, "5i")]
    [TestCase(8, "")]
    [TestCase(14, "1c 2c 3c 4c 5c 6c 7c 8c 9c")]
    [TestCase(18, "2b")]
    [TestCase(19, "8b")]
    [TestCase(21, "5a")]
    public void The_start_position_has_its_men_where_they_stand(int plane, string squares) =>
        Assert.That(Marked(Parse(Start), plane), Is.EquivalentTo(squares.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void White_sees_his_own_men_below()
    {
        var position = Play(Start, "7g7f").Position;
        Assert.That(Marked(position, 7), Is.EqualTo(new[] { "5i" }), "own king");
        Assert.That(Marked(position, 5), Is.EqualTo(new[] { "2h" }), "own rook, which stands on 8b");
        Assert.That(Marked(position, 14), Does.Contain("3d").And.Not.Contain("3c"), "Black's pawn on 7f");
    }

    [Test]
    public void Promoted_men_have_planes_of_their_own()
    {
        var position = Parse("9/+P+L+N+S+B+R3/9/9/9/9/9/9/K7k b - 1");
        Assert.That(Enumerable.Range(8, 6).SelectMany(plane => Marked(position, plane)), Is.EqualTo(new[] { "9b", "8b", "7b", "6b", "5b", "4b" }));
    }

    [Test]
    public void Hands_fill_their_planes_with_the_share_of_all_such_men()
    {
        var planes = Encode(Play("4k4/9/9/9/9/9/9/9/4K4 b 9P3L2r 1", ""));
        Assert.That(Cells(planes, OwnHand), Is.All.EqualTo(0.5f), "nine of eighteen pawns");
        Assert.That(Cells(planes, OwnHand + 1), Is.All.EqualTo(0.75f), "three of four lances");
        Assert.That(Cells(planes, TheirHand + 5), Is.All.EqualTo(1f), "both rooks");
    }

    [TestCase("", 0f)]
    [TestCase("2h3h 8b7b 3h2h 7b8b", 1f / 3)]
    [TestCase("2h3h 8b7b 3h2h 7b8b 2h3h 8b7b 3h2h 7b8b", 2f / 3)]
    public void The_last_plane_counts_repetitions(string moves, float share) =>
        Assert.That(Cells(Encode(Play(Start, moves)), RepetitionPlane), Is.All.EqualTo(share));

    [Test]
    public void The_key_tells_a_repeated_position_from_a_new_one() =>
        Assert.That(_encoder.Key(Play(Start, "2h3h 8b7b 3h2h 7b8b").Positions), Is.Not.EqualTo(_encoder.Key(Play(Start, "").Positions)));

    // Index = 27 * (9 * row + column) + plane, the cell being where the man goes, row 0 the far rank, column 0 the ninth file.
    [TestCase(Start, "7g7f", (27 * ((9 * 5) + 2)) + 0)]
    [TestCase("lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1", "3c3d", (27 * ((9 * 5) + 2)) + 0)]
    [TestCase("k8/9/9/9/4R4/9/9/9/4K4 b - 1", "5e9e", (27 * (9 * 4)) + 3)]
    [TestCase("k8/9/9/9/4R4/9/9/9/4K4 b - 1", "5e1e", (27 * ((9 * 4) + 8)) + 4)]
    [TestCase("k8/9/9/9/4R4/9/9/9/4K4 b - 1", "5e5h", (27 * ((9 * 7) + 4)) + 5)]
    [TestCase("3k5/9/9/9/4B4/9/9/9/4K4 b - 1", "5e9a+", 10 + 1)]
    [TestCase("3k5/9/9/9/4B4/9/9/9/4K4 b - 1", "5e1a", (27 * 8) + 2)]
    [TestCase("3k5/9/9/9/4B4/9/9/9/4K4 b - 1", "5e9i", (27 * 72) + 6)]
    [TestCase("3k5/9/9/9/4B4/9/9/9/4K4 b - 1", "5e1i", (27 * 80) + 7)]
    [TestCase("4k4/9/9/9/4N4/9/9/9/4K4 b - 1", "5e6c+", (27 * ((9 * 2) + 3)) + 10 + 8)]
    [TestCase("4k4/9/9/9/4N4/9/9/9/4K4 b - 1", "5e4c", (27 * ((9 * 2) + 5)) + 9)]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b P 1", "P*5e", (27 * 40) + 20)]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b G 1", "G*5e", (27 * 40) + 26)]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 w g 1", "G*1a", (27 * 72) + 26)]
    public void Moves_have_the_index_of_where_they_go_and_the_way(string sfen, string usi, int index)
    {
        var position = Parse(sfen);
        Assert.That(Index(position, Move(position, usi)), Is.EqualTo(index));
    }

    [Test]
    public void No_two_moves_share_an_index_in_a_million_random_positions()
    {
        const int Walks = 8, PerWalk = 125_000;
        var shared = 0L;
        Parallel.For(0, Walks, walk => Interlocked.Add(ref shared, CountSharedIndices(RandomPositions(PerWalk, seed: walk))));
        Assert.That(shared, Is.Zero);
    }

    [Test]
    public void A_position_with_the_sides_exchanged_looks_the_same_and_has_the_same_indices()
    {
        foreach (var position in RandomPositions(500, seed: 7))
        {
            var exchanged = Parse(Exchanged(position));
            Assert.That(Encode(new Line<ShogiPosition>(exchanged, 1)), Is.EqualTo(Encode(new Line<ShogiPosition>(position, 1))), position.ToString());
            foreach (var move in LegalMoves(position))
                Assert.That(Index(exchanged, Move(exchanged, ExchangedMove(move))), Is.EqualTo(Index(position, Move(position, move))), $"{move} in {position}");
        }
    }

    /// <summary>Moves that share an index with another, or have one that is out of bounds.</summary>
    private long CountSharedIndices(IEnumerable<ShogiPosition> positions)
    {
        var (moves, indices, seen) = (new Move[ShogiPosition.MaxMoves], new int[ShogiPosition.MaxMoves], new int[_encoder.PolicySize]);
        var (shared, number) = (0L, 0);
        foreach (var position in positions)
        {
            number++;
            var count = position.LegalMoves(moves);
            _encoder.PolicyIndices(position, moves.AsSpan(0, count), indices);
            foreach (var index in indices.AsSpan(0, count))
            {
                if ((uint)index >= seen.Length || seen[index] == number) shared++;
                else seen[index] = number;
            }
        }

        return shared;
    }

    private static IEnumerable<ShogiPosition> RandomPositions(int count, int seed)
    {
        var random = new Random(seed);
        var moves = new Move[ShogiPosition.MaxMoves];
        var position = ShogiPosition.Initial;
        for (var i = 0; i < count; i++)
        {
            yield return position;
            var legal = position.LegalMoves(moves);
            position = legal == 0 || position.MoveNumber > 400 ? ShogiPosition.Initial : position.After(moves[random.Next(legal)]);
        }
    }

    /// <summary>The board turned by half and every man given to the other side, as text.</summary>
    private static string Exchanged(in ShogiPosition position)
    {
        var fields = Sfen.Format(position).Split(' ');
        var squares = new Stack<string>();
        foreach (var letter in fields[0])
        {
            if (squares.TryPeek(out var before) && before == "+") squares.Push(squares.Pop() + letter);
            else squares.Push(letter.ToString());
        }

        return $"{SwapCase(string.Concat(squares))} {(fields[1] == "b" ? "w" : "b")} {SwapCase(fields[2])} {fields[3]}";
    }

    /// <summary>The same move with the board turned by half: files and ranks change places with their opposites.</summary>
    private static string ExchangedMove(string usi) => string.Concat(usi.Select(letter => letter switch
    {
        >= '1' and <= '9' => (char)('1' + '9' - letter),
        >= 'a' and <= 'i' => (char)('a' + 'i' - letter),
        _ => letter,
    }));

    private static string SwapCase(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

    private int Index(in ShogiPosition position, Move move)
    {
        var index = new int[1];
        _encoder.PolicyIndices(position, [move], index);
        return index[0];
    }

    private float[] Encode(Line<ShogiPosition> line)
    {
        var planes = new float[_encoder.Planes.Size];
        _encoder.Encode(line.Positions, planes);
        return planes;
    }

    private static IEnumerable<float> Cells(float[] planes, int plane) => Enumerable.Range(0, 81).Select(cell => planes[(cell * PlaneCount) + plane]);

    /// <summary>The squares that a plane marks, as the mover sees them.</summary>
    private IEnumerable<string> Marked(in ShogiPosition position, int plane)
    {
        var planes = Encode(new Line<ShogiPosition>(position, 1));
        return [.. Enumerable.Range(0, 81).Where(cell => planes[(cell * PlaneCount) + plane] == 1).Select(cell => $"{9 - (cell % 9)}{(char)('a' + (cell / 9))}")];
    }
}
