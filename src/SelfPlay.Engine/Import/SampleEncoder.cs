using SelfPlay.Engine.Data;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;
using SelfPlay.Games.Notation;
using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Import;

/// <summary>Makes the record of a real game: every position a sample, or so many drawn from them, whose policy is the move that was made and whose value is the result. Used by one thread.</summary>
internal sealed class SampleEncoder<TPosition>(Game<TPosition> game, PairWeights weights, int mostSamples, GrowingBytes output)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly IEncoder<TPosition> _encoder = game.Encoder;
    private readonly MessagePackWriter _writer = new(output);
    private readonly Line<TPosition> _line = new(game.Initial, int.MaxValue);
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];
    private readonly int[] _indices = new int[TPosition.MaxMoves];
    private readonly Half[] _numbers = new Half[SampleBytes.Numbers];
    private readonly IBitPlaneEncoder<TPosition>? _bitEncoder = game.Encoder as IBitPlaneEncoder<TPosition>;
    private readonly ulong[] _bits = new ulong[game.Encoder.Planes.Planes];
    private readonly float[] _planes = new float[game.Encoder.Planes.Size];
    private readonly byte[] _packed = new byte[PlanePacking.MostBytes(game.Encoder.Planes.Cells, game.Encoder.Planes.Planes)];

    /// <summary>Writes all of the record from the start on; returns the number of samples.</summary>
    /// <param name="read">The game.</param>
    /// <param name="start">Its first position in words; empty for the usual one.</param>
    /// <param name="split">Where it belongs.</param>
    /// <param name="draw">Decides which positions are drawn, if not all are wanted.</param>
    public int Write(GameText<TPosition> read, string start, DataSplit split, ulong draw)
    {
        var samples = Math.Min(read.Moves.Count, mostSamples);
        RecordBytes.BeginGame(_writer, start, read.Moves, read.Outcome, split != DataSplit.Training, samples);
        _line.Restart(read.Start);
        var (rng, wanted) = (new Rng(draw), samples);
        for (var ply = 0; ply < read.Moves.Count; ply++)
        {
            // Selection sampling (Knuth, The Art of Computer Programming, 3.4.2, algorithm S): each set of positions is as likely as any other.
            if (wanted == read.Moves.Count - ply || rng.Next(read.Moves.Count - ply) < wanted)
            {
                Write(read.Moves[ply], read.Outcome);
                wanted--;
            }

            _line.Play(read.Moves[ply]);
        }

        return samples;
    }

    private void Write(Move made, Outcome outcome)
    {
        var (count, chosen) = FindLegal(made);
        var packed = _packed.AsSpan(0, PackPlanes());
        _encoder.PolicyIndices(_line.Position, _legal.AsSpan(0, count), _indices);
        RecordBytes.WriteSample(output, packed, _indices.AsSpan(0, count), chosen, Numbers(outcome));
    }

    private int PackPlanes()
    {
        var shape = _encoder.Planes;
        if (_bitEncoder is not null)
        {
            _bitEncoder.EncodeBits(_line.Positions, _bits);
            return PlanePacking.Pack(_bits, shape.Cells, _packed);
        }

        _encoder.Encode(_line.Positions, _planes);
        return PlanePacking.Pack(_planes, shape.Cells, shape.Planes, _packed);
    }

    /// <summary>The legal moves and the place of the one that was made. Rules of the past forbid what they allowed elsewhere (superko), so they are not asked where
    /// they forbid it.</summary>
    private (int Count, int Chosen) FindLegal(Move made)
    {
        var count = _line.LegalMoves(_legal);
        var chosen = _legal.AsSpan(0, count).IndexOf(made);
        if (chosen >= 0) return (count, chosen);
        count = _line.Position.LegalMoves(_legal);
        chosen = _legal.AsSpan(0, count).IndexOf(made);
        return chosen >= 0 ? (count, chosen) : throw new InvalidOperationException("A reader let an illegal move through.");
    }

    /// <summary>Win, loss, policy weight, value weight, surprise.</summary>
    private Half[] Numbers(Outcome outcome)
    {
        var mover = _line.Position.SideToMove;
        var result = outcome.ValueFor(mover);
        _numbers[0] = result > 0 ? Half.One : Half.Zero;
        _numbers[1] = result < 0 ? Half.One : Half.Zero;
        _numbers[2] = (Half)weights.Of(outcome, mover);
        _numbers[3] = outcome == Outcome.Ongoing ? Half.Zero : Half.One;
        return _numbers;
    }
}
