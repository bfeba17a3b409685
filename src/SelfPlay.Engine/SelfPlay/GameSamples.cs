using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Engine.SelfPlay;

/// <summary>
/// Makes the samples of one game: positions and policies while it is played, values when its end is known.
/// <para>
/// With a search, the policy to learn is the search's. Without one (<see cref="SearchKind.Policy"/>) it is the move made, and
/// only the winner's moves are learnt: the loser's and all of a drawn game keep their rows for the value, with a policy weight of
/// 0.
/// </para>
/// </summary>
internal sealed class GameSamples<TPosition>(IEncoder<TPosition> encoder, SearchKind kind, float searchValueShare)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly List<Draft> _drafts = [];
    private readonly float[] _planes = new float[encoder.Planes.Size];
    private readonly int[] _indices = new int[TPosition.MaxMoves];

    public void Clear() => _drafts.Clear();

    /// <summary>Keeps the last position of <paramref name="line"/> and what its search said.</summary>
    public void Add(Line<TPosition> line, ReadOnlySpan<Move> moves, SearchResult result)
    {
        encoder.Encode(line.Positions, moves, _planes);
        encoder.PolicyIndices(line.Position, moves, _indices);
        var indices = new ushort[moves.Length];
        for (var i = 0; i < indices.Length; i++) indices[i] = (ushort)_indices[i];
        var target = Target(result);
        _drafts.Add(new Draft(
            line.Position.SideToMove,
            PlanePacking.Pack(_planes, encoder.Planes.Cells, encoder.Planes.Planes),
            indices,
            target,
            result.Value,
            result.Draw,
            (Half)Divergence(target, result.Prior)));
    }

    /// <summary>The samples of a game that ended so.</summary>
    public Sample[] Finish(Outcome outcome, bool truncated)
    {
        var samples = new Sample[_drafts.Count];
        for (var i = 0; i < samples.Length; i++) samples[i] = Finish(_drafts[i], outcome, truncated);
        return samples;
    }

    private Sample Finish(Draft draft, Outcome outcome, bool truncated)
    {
        var result = outcome.ValueFor(draft.Side);
        var (searchWin, searchLoss) = WinAndLoss(draft.Value, draft.Draw);
        return new Sample
        {
            Planes = draft.Planes,
            PolicyIndices = draft.Indices,
            PolicyTargets = draft.Target,
            Win = (Half)Mix(result > 0 ? 1 : 0, searchWin),
            Loss = (Half)Mix(result < 0 ? 1 : 0, searchLoss),
            PolicyWeight = kind == SearchKind.Policy && result <= 0 ? Half.Zero : Half.One,
            ValueWeight = truncated ? Half.Zero : Half.One,
            Surprise = draft.Surprise,
        };
    }

    private float Mix(float played, float searched) => played + (searchValueShare * (searched - played));

    /// <summary>Win and loss with the mean that the search found and, as far as that leaves room, the draws that the network
    /// expected.</summary>
    private static (float Win, float Loss) WinAndLoss(float value, float draw)
    {
        var decided = 1 - MathF.Min(draw, 1 - MathF.Abs(value));
        return ((decided + value) / 2, (decided - value) / 2);
    }

    private Half[] Target(SearchResult result)
    {
        var target = new Half[result.Count];
        if (kind == SearchKind.Policy) target[result.Chosen] = Half.One;
        else
        {
            for (var i = 0; i < target.Length; i++) target[i] = (Half)result.Policy[i];
        }

        return target;
    }

    /// <summary>KL(target || prior) in nats.</summary>
    private static double Divergence(Half[] target, float[] prior)
    {
        var sum = 0.0;
        for (var i = 0; i < target.Length; i++)
        {
            var t = (double)target[i];
            if (t > 0) sum += t * Math.Log(t / Math.Max(prior[i], 1e-30));
        }

        return Math.Max(0, sum);
    }

    private readonly record struct Draft(
        Side Side, byte[] Planes, ushort[] Indices, Half[] Target, float Value, float Draw, Half Surprise);
}
