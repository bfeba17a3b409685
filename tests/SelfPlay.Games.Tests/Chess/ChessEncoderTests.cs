using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using static SelfPlay.Games.Tests.Chess.ChessTestPositions;

namespace SelfPlay.Games.Tests.Chess;

public class ChessEncoderTests
{
    private const int PlaneCount = 13;
    private const int RightsPlane = 12;

    private readonly ChessEncoder _encoder = new();

    [Test]
    public void Planes_are_8x8x13_and_the_policy_64_planes_a_square() => Assert.Multiple(() =>
    {
        Assert.That(_encoder.Planes.ToString(), Is.EqualTo("8x8x13"));
        Assert.That(_encoder.PolicySize, Is.EqualTo(4096));
    });

    [TestCase(0, "a2 b2 c2 d2 e2 f2 g2 h2")]
    [TestCase(1, "b1 g1")]
    [TestCase(2, "c1 f1")]
    [TestCase(3, "a1 h1")]
    [TestCase(4, "d1")]
    [TestCase(5, "e1")]
    [TestCase(6, "a7 b7 c7 d7 e7 f7 g7 h7")]
    [TestCase(7, "b8 g8")]
    [TestCase(8, "c8 f8")]
    [TestCase(9, "a8 h8")]
    [TestCase(10, "d8")]
    [TestCase(11, "e8")]
    [TestCase(RightsPlane, "a1 h1 a8 h8")]
    public void The_start_position_has_its_men_where_they_stand(int plane, string squares) =>
        Assert.That(Marked(ChessPosition.Initial, plane), Is.EquivalentTo(squares.Split(' ')));

    [Test]
    public void Black_sees_his_own_men_below()
    {
        var position = Play("e4").Position;
        Assert.That(Marked(position, 5), Is.EqualTo(new[] { "e1" }), "own king");
        Assert.That(Marked(position, 6), Does.Contain("e5").And.Not.Contain("e7"), "White's pawn on e4");
    }

    [Test]
    public void The_rights_plane_marks_the_rooks_that_may_castle_not_all_rooks() => Assert.Multiple(() =>
    {
        Assert.That(Marked(Parse("r3k2r/8/8/8/8/8/8/R3K2R w Kq - 0 1"), RightsPlane), Is.EquivalentTo(new[] { "h1", "a8" }));
        Assert.That(Marked(Parse("r3k2r/8/8/8/8/8/8/R3K2R b Kq - 0 1"), RightsPlane), Is.EquivalentTo(new[] { "a1", "h8" }));
        Assert.That(Marked(Parse("1rk2r1r/8/8/8/8/8/8/1RK2R1R w FQk - 0 1"), RightsPlane), Is.EquivalentTo(new[] { "b1", "f1", "h8" }));
    });

    [Test]
    public void The_rights_plane_marks_en_passant_only_when_a_capture_is_legal() => Assert.Multiple(() =>
    {
        Assert.That(Marked(Parse("4k3/8/8/3pP3/8/8/8/4K3 w - d6 0 1"), RightsPlane), Is.EqualTo(new[] { "d6" }));
        Assert.That(Marked(Parse("4k3/8/8/8/3pP3/8/8/4K3 b - e3 0 1"), RightsPlane), Is.EqualTo(new[] { "e6" }));
        Assert.That(Marked(Parse("4k3/8/8/3p4/8/8/8/4K3 w - d6 0 1"), RightsPlane), Is.Empty);
        Assert.That(Marked(Parse("4k3/4r3/8/3pP3/8/8/8/4K3 w - d6 0 1"), RightsPlane), Is.Empty, "the pawn is pinned");
    });

    // Index = 64 * from + plane; planes: 7 a direction N NE E SE S SW W NW, then the knight's eight from (1, 2) clockwise.
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "e2e4", (64 * 12) + 1)]
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR b KQkq - 0 1", "e7e5", (64 * 12) + 1)]
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "g1h3", (64 * 6) + 56)]
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", "g1f3", (64 * 6) + 63)]
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "a1a8", 6)]
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "h1f1", (64 * 7) + 42 + 1)]
    [TestCase("k7/8/8/8/8/8/1B6/4K3 w - - 0 1", "b2g7", (64 * 9) + 7 + 4)]
    // Queen promotions are plain steps; underpromotions S, SW, SE at distance 1, 2, 3 for knight, bishop, rook.
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7c8q", 64 * 50)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7d8q", (64 * 50) + 7)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7c8n", (64 * 50) + 28)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7c8b", (64 * 50) + 29)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7c8r", (64 * 50) + 30)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7b8b", (64 * 50) + 35 + 1)]
    [TestCase("1n1n3k/2P5/8/8/8/8/8/4K3 w - - 0 1", "c7d8r", (64 * 50) + 21 + 2)]
    // Castling is the way onto the own rook.
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "e1g1", (64 * 4) + 14 + 2)]
    [TestCase("4k3/8/8/8/8/8/8/R3K2R w KQ - 0 1", "e1c1", (64 * 4) + 42 + 3)]
    [TestCase("4k3/8/8/8/8/8/8/5KR1 w K - 0 1", "f1g1", (64 * 5) + 14)]
    public void A_move_has_the_index_of_its_step(string fen, string text, int expected)
    {
        var position = Parse(fen);
        Assert.That(ChessNotation.Instance.TryParseMove(position, text, out var move, out var error), Is.True, error);
        Span<int> index = stackalloc int[1];
        _encoder.PolicyIndices(position, [move], index);
        Assert.That(index[0], Is.EqualTo(expected));
    }

    [Test]
    public void No_two_legal_moves_share_an_index_in_a_million_positions_of_random_games()
    {
        var (positions, shared) = (0L, 0L);
        Parallel.ForEach(Enumerable.Range(0, 48), seed =>
        {
            var (count, doubles) = CountSharedIndices(ChessRandomGames.Play(120, seed + 1));
            Interlocked.Add(ref positions, count);
            Interlocked.Add(ref shared, doubles);
        });
        TestContext.Out.WriteLine($"{positions} positions");
        Assert.That(positions, Is.GreaterThan(1_000_000));
        Assert.That(shared, Is.Zero);
    }

    [Test]
    public void The_mirrored_position_looks_the_same_to_its_mover_and_has_the_same_indices()
    {
        foreach (var line in ChessRandomGames.Play(30, 3))
        {
            foreach (var position in line.Positions)
            {
                var mirrored = Parse(Mirror(Fen.Format(position)));
                Assert.That(Planes(mirrored).AsSpan().SequenceEqual(Planes(position)), Is.True, Fen.Format(position));
                Assert.That(Indices(mirrored), Is.EqualTo(Indices(position)), Fen.Format(position));
                Assert.That(mirrored.Hash, Is.Not.EqualTo(position.Hash));
            }
        }
    }

    [Test]
    public void Clocks_and_the_past_are_in_neither_planes_nor_key()
    {
        var first = Play("Nf3 Nf6 Ng1 Ng8");
        Assert.That(Planes(first.Position), Is.EqualTo(Planes(ChessPosition.Initial)));
        Assert.That(_encoder.Key(first.Positions), Is.EqualTo(_encoder.Key([ChessPosition.Initial])));
    }

    private static string Mirror(string fen)
    {
        var fields = fen.Split(' ');
        fields[0] = string.Join('/', fields[0].Split('/').Reverse().Select(SwapCase));
        fields[1] = fields[1] == "w" ? "b" : "w";
        fields[2] = SwapCase(fields[2]);
        fields[3] = fields[3].Replace('3', '?').Replace('6', '3').Replace('?', '6');
        return string.Join(' ', fields);
    }

    private static string SwapCase(string text) =>
        string.Concat(text.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

    private (long Positions, long Shared) CountSharedIndices(IEnumerable<Line<ChessPosition>> games)
    {
        Span<Move> moves = stackalloc Move[ChessPosition.MaxMoves];
        Span<int> indices = stackalloc int[ChessPosition.MaxMoves];
        var lastSeen = new long[_encoder.PolicySize];
        var (positions, shared) = (0L, 0L);
        foreach (var line in games)
        {
            foreach (ref readonly var position in line.Positions)
            {
                positions++;
                var count = position.LegalMoves(moves);
                _encoder.PolicyIndices(position, moves[..count], indices);
                foreach (var index in indices[..count])
                {
                    if (lastSeen[index] == positions) shared++;
                    lastSeen[index] = positions;
                }
            }
        }

        return (positions, shared);
    }

    private float[] Planes(in ChessPosition position)
    {
        var planes = new float[_encoder.Planes.Size];
        _encoder.Encode([position], planes);
        return planes;
    }

    private int[] Indices(in ChessPosition position)
    {
        var moves = Moves(position);
        var indices = new int[moves.Length];
        _encoder.PolicyIndices(position, moves, indices);
        return indices;
    }

    /// <summary>The squares, named as the mover sees them, on which a plane is 1; elsewhere it is 0.</summary>
    private IEnumerable<string> Marked(in ChessPosition position, int plane)
    {
        var planes = Planes(position);
        var values = Enumerable.Range(0, Square.Count).Select(square => planes[(square * PlaneCount) + plane]).ToArray();
        Assert.That(values, Is.All.EqualTo(0).Or.EqualTo(1));
        return Enumerable.Range(0, Square.Count).Where(square => values[square] == 1).Select(square => new Square(square).ToString());
    }
}
