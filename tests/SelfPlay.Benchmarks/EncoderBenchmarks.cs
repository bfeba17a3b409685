using BenchmarkDotNet.Attributes;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Benchmarks;

/// <summary>One position on its way to the network: its planes, the policy index of each legal move, and its key in the cache.</summary>
[MemoryDiagnoser]
public class EncoderBenchmarks
{
    private Work _work = null!;

    [Params("chess", "shogi", "go9", "connect4")]
    public string Game { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _work = GameCatalog.Find(Game)!.Accept(new Maker());

    [Benchmark]
    public void Planes() => _work.Encode();

    [Benchmark]
    public void PolicyIndices() => _work.Index();

    [Benchmark]
    public ulong Key() => _work.Key();

    private abstract class Work
    {
        public abstract void Encode();

        public abstract void Index();

        public abstract ulong Key();
    }

    private sealed class Maker : IGameVisitor<Work>
    {
        public Work Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition> => new Work<TPosition>(game);
    }

    private sealed class Work<TPosition> : Work
        where TPosition : unmanaged, IPosition<TPosition>
    {
        private const int Plies = 16;

        private readonly Game<TPosition> _game;
        private readonly Line<TPosition> _line;
        private readonly Move[] _moves = new Move[TPosition.MaxMoves];
        private readonly int[] _indices = new int[TPosition.MaxMoves];
        private readonly float[] _planes;
        private readonly int _count;

        public Work(Game<TPosition> game)
        {
            var rng = new Rng(1);
            (_game, _line, _planes) = (game, new Line<TPosition>(game.Initial, game.MoveLimit), new float[game.Planes.Size]);
            Opening.Play(_line, Plies, ref rng);
            _count = _line.LegalMoves(_moves);
        }

        public override void Encode() => _game.Encoder.Encode(_line.Positions, _planes);

        public override void Index() => _game.Encoder.PolicyIndices(_line.Position, _moves.AsSpan(0, _count), _indices);

        public override ulong Key() => _game.Encoder.Key(_line.Positions);
    }
}
