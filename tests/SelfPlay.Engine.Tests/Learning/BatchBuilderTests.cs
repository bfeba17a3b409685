using SelfPlay.Engine.Learning;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Tests.Learning;

/// <summary>Against the words of <see cref="Symmetry"/>: new value at i = old value at Cells[i], new policy at i = old policy at Policy[i].</summary>
internal sealed class BatchBuilderTests
{
    private const int Rows = 64;

    [Test]
    public void Every_row_is_turned_by_one_symmetry_in_planes_and_policy_alike_and_all_are_drawn([Values("tictactoe", "connect4", "chess")] string name)
    {
        var game = GameCatalog.Find(name)!;
        var batch = new TrainingBatch(Rows, game.Planes.Size, Rows * game.MaxMoves);
        var rng = new Rng(7);
        var planes = Planes(game, ref rng);
        var sample = Sample(game, planes);
        new BatchBuilder(game.Planes, game.Symmetries).Build([.. Enumerable.Repeat(sample, Rows)], ref rng, batch);

        var expected = game.Symmetries.Select(symmetry => Turned(game, planes, Policy(game, sample), symmetry)).ToList();
        var found = Enumerable.Range(0, Rows).Select(row => expected.IndexOf(Row(game, batch, row))).ToList();
        Assert.That(found, Has.None.EqualTo(-1), "a row that is no turned sample");
        Assert.That(found.Distinct().Count(), Is.EqualTo(game.Symmetries.Count));
    }

    [Test]
    public void Validation_rows_are_not_turned()
    {
        var game = GameCatalog.Find("tictactoe")!;
        var batch = new TrainingBatch(Rows, game.Planes.Size, Rows * game.MaxMoves);
        var rng = new Rng(3);
        var planes = Planes(game, ref rng);
        var sample = Sample(game, planes);
        new BatchBuilder(game.Planes, game.Symmetries).BuildUnturned([.. Enumerable.Repeat(sample, Rows)], batch);
        var expected = Turned(game, planes, Policy(game, sample), game.Symmetries[0]);
        for (var row = 0; row < Rows; row++) Assert.That(Row(game, batch, row), Is.EqualTo(expected));
    }

    [Test]
    public void Targets_sum_to_one_and_what_win_and_loss_leave_is_the_draw()
    {
        var game = GameCatalog.Find("connect4")!;
        var batch = new TrainingBatch(2, game.Planes.Size, 2 * game.MaxMoves);
        var rng = new Rng(1);
        var sample = Sample(game, Planes(game, ref rng));
        new BatchBuilder(game.Planes, game.Symmetries).BuildUnturned([sample, sample], batch);
        Assert.That(batch.Rows, Is.EqualTo(2));
        Assert.That(batch.Policy.Starts[..3], Is.EqualTo(new[] { 0, 3, 6 }));
        Assert.That(batch.Policy.Probabilities[..3].Sum(), Is.EqualTo(1).Within(1e-6));
        Assert.That(batch.Value.WinDrawLoss[..3], Is.EqualTo(new[] { 0.5f, 0.25f, 0.25f }));
        Assert.That((batch.Policy.Weights[0], batch.Value.Weights[0]), Is.EqualTo((1f, 0.5f)));
    }

    /// <summary>Every cell and plane another number, so that no two symmetries agree.</summary>
    private static float[] Planes(Game game, ref Rng rng)
    {
        var planes = new float[game.Planes.Size];
        for (var i = 0; i < planes.Length; i++) planes[i] = (float)rng.NextNormal();
        return planes;
    }

    private static Sample Sample(Game game, float[] planes) => new()
    {
        Planes = PlanePacking.Pack(planes, game.Planes.Cells, game.Planes.Planes),
        PolicyIndices = [0, 1, 5],
        PolicyTargets = [(Half)0.5, (Half)0.25, (Half)0.5],
        Win = (Half)0.5,
        Loss = (Half)0.25,
        PolicyWeight = Half.One,
        ValueWeight = (Half)0.5,
        Surprise = Half.Zero,
    };

    private static float[] Policy(Game game, Sample sample)
    {
        var policy = new float[game.PolicySize];
        for (var i = 0; i < sample.PolicyIndices.Length; i++) policy[sample.PolicyIndices[i]] = (float)sample.PolicyTargets[i] / 1.25f;
        return policy;
    }

    private static string Turned(Game game, float[] planes, float[] policy, Symmetry symmetry)
    {
        var depth = game.Planes.Planes;
        var turned = Enumerable.Range(0, planes.Length).Select(i => planes[(symmetry.Cells[i / depth] * depth) + (i % depth)]);
        return Text([.. turned], [.. symmetry.Policy.Select(from => policy[from])]);
    }

    private static string Row(Game game, TrainingBatch batch, int row)
    {
        var policy = new float[game.PolicySize];
        for (var i = batch.Policy.Starts[row]; i < batch.Policy.Starts[row + 1]; i++) policy[batch.Policy.Indices[i]] = batch.Policy.Probabilities[i];
        return Text(batch.Planes.AsSpan(row * game.Planes.Size, game.Planes.Size).ToArray(), policy);
    }

    private static string Text(float[] planes, float[] policy) => string.Join(' ', planes.Concat(policy));
}
