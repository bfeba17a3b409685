using SelfPlay.Games.Core;

namespace SelfPlay.Games.Tests.Contract;

public abstract partial class GameContract<TPosition>
{
    private float[]? _planeBuffer;

    private float[] PlaneBuffer => _planeBuffer ??= new float[Game.Planes.Size];

    [Test]
    public void Encoding_overwrites_the_whole_buffer_with_values_from_zero_to_one()
    {
        foreach (var sample in _samples)
        {
            Array.Fill(PlaneBuffer, float.NaN);
            Game.Encoder.Encode(sample.History, PlaneBuffer);
            Assert.That(PlaneBuffer.All(value => value is >= 0 and <= 1), Is.True, Write(sample.Position));
        }
    }

    [Test]
    public void No_two_legal_moves_share_a_policy_index()
    {
        foreach (var sample in _samples)
        {
            var indices = PolicyIndices(sample.Position);
            Assert.That(indices, Is.All.InRange(0, Game.PolicySize - 1), Write(sample.Position));
            Assert.That(indices.Distinct().Count(), Is.EqualTo(indices.Length), Write(sample.Position));
        }
    }

    [Test]
    public void Lines_with_one_key_look_the_same_to_the_network_and_list_the_same_moves()
    {
        foreach (var same in _samples.GroupBy(sample => Game.Encoder.Key(sample.History)).Where(group => group.Count() > 1))
        {
            var (planes, indices) = (Planes(same.First().History), PolicyIndices(same.First().Position));
            foreach (var sample in same)
            {
                Assert.That(Planes(sample.History).AsSpan().SequenceEqual(planes), Is.True, Write(sample.Position));
                Assert.That(PolicyIndices(sample.Position), Is.EqualTo(indices), Write(sample.Position));
            }
        }
    }

    [Test]
    public void Lines_that_look_different_to_the_network_have_different_keys()
    {
        var looks = _samples.Select(sample => string.Join(' ', Planes(sample.History))).Distinct().Count();
        var keys = _samples.Select(sample => Game.Encoder.Key(sample.History)).Distinct().Count();
        Assert.That(keys, Is.GreaterThanOrEqualTo(looks));
    }

    [Test]
    public void Legal_moves_at_hand_change_no_plane_and_tell_the_same_lines_apart()
    {
        foreach (var sample in _samples)
        {
            Game.Encoder.Encode(sample.History, LegalMoves(sample.History), PlaneBuffer);
            Assert.That(PlaneBuffer.AsSpan().SequenceEqual(Planes(sample.History)), Is.True, Write(sample.Position));
        }

        var keys = _samples.Select(sample => Game.Encoder.Key(sample.History)).Distinct().Count();
        var fromMoves = _samples.Select(sample => Game.Encoder.Key(sample.History, LegalMoves(sample.History))).Distinct().Count();
        Assert.That(fromMoves, Is.EqualTo(keys));
    }

    [Test]
    public void Symmetries_are_different_permutations_and_the_identity_is_first() => Assert.Multiple(() =>
    {
        var (cells, policy) = (Enumerable.Range(0, Game.Planes.Cells), Enumerable.Range(0, Game.PolicySize));
        Assert.That(Game.Symmetries[0].Cells, Is.EqualTo(cells));
        Assert.That(Game.Symmetries[0].Policy, Is.EqualTo(policy));
        foreach (var symmetry in Game.Symmetries)
        {
            Assert.That(symmetry.Cells, Is.EquivalentTo(cells), symmetry.Name);
            Assert.That(symmetry.Policy, Is.EquivalentTo(policy), symmetry.Name);
        }

        Assert.That(Game.Symmetries.Select(symmetry => string.Join(' ', symmetry.Cells)), Is.Unique);
        Assert.That(Game.Symmetries.Select(symmetry => symmetry.Name), Is.Unique);
    });

    [Test]
    public void A_turned_position_has_turned_planes_and_turned_moves()
    {
        foreach (var symmetry in Game.Symmetries)
        {
            foreach (var sample in _samples.Take(MostSamples / Game.Symmetries.Count))
            {
                var turned = Read(Turn(Write(sample.Position), symmetry));
                Assert.That(Planes([turned]), Is.EqualTo(Turned(Planes([sample.Position]), symmetry)), $"{symmetry.Name}: {Write(sample.Position)}");
                CheckTurnedMoves(sample.Position, turned, symmetry);
            }
        }
    }

    private static Move[] LegalMoves(ReadOnlySpan<TPosition> history)
    {
        var moves = new Move[TPosition.MaxMoves];
        var count = history[^1].LegalMoves(moves);
        return moves[..TPosition.FilterByHistory(history, moves, count)];
    }

    private float[] Planes(ReadOnlySpan<TPosition> history)
    {
        var planes = new float[Game.Planes.Size];
        Game.Encoder.Encode(history, planes);
        return planes;
    }

    private int[] PolicyIndices(in TPosition position)
    {
        var moves = Moves(position);
        var indices = new int[moves.Length];
        Game.Encoder.PolicyIndices(position, moves, indices);
        return indices;
    }

    private float[] Turned(float[] planes, Symmetry symmetry)
    {
        var depth = Game.Planes.Planes;
        return [.. symmetry.Cells.SelectMany(cell => planes.AsSpan(cell * depth, depth).ToArray())];
    }

    /// <summary>Each move has one counterpart, and playing both keeps the positions counterparts.</summary>
    private void CheckTurnedMoves(TPosition position, TPosition turned, Symmetry symmetry)
    {
        Assert.That(turned.Result(Moves(turned).Length), Is.EqualTo(position.Result(Moves(position).Length)), Write(position));
        var moves = PolicyIndices(position).Zip(Moves(position)).ToDictionary(pair => pair.First, pair => pair.Second);
        var turnedMoves = PolicyIndices(turned).Zip(Moves(turned)).ToArray();
        Assert.That(turnedMoves.Select(pair => symmetry.Policy[pair.First]), Is.EquivalentTo(moves.Keys), $"{symmetry.Name}: {Write(position)}");
        foreach (var (index, move) in turnedMoves)
        {
            var after = position.After(moves[symmetry.Policy[index]]);
            Assert.That(Read(Turn(Write(after), symmetry)).Hash, Is.EqualTo(turned.After(move).Hash), $"{symmetry.Name}: {Write(position)}");
        }
    }
}
