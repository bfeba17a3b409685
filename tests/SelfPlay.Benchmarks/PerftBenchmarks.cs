using BenchmarkDotNet.Attributes;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Benchmarks;

/// <summary>Legal moves: one thread, the last ply in bulk. The leaves are in the name. A count allocates its buffer of moves, and no node anything.</summary>
[MemoryDiagnoser]
public class PerftBenchmarks
{
    private static readonly ChessPosition Kiwipete = Read("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1");
    private static readonly ChessPosition RookEnding = Read("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1");

    [Benchmark]
    public ulong ChessStart4865609() => Perft.Count(ChessPosition.Initial, 5);

    [Benchmark]
    public ulong ChessKiwipete4085603() => Perft.Count(Kiwipete, 4);

    [Benchmark]
    public ulong ChessRookEnding11030083() => Perft.Count(RookEnding, 6);

    [Benchmark]
    public ulong ShogiStart719731() => Perft.Count(ShogiPosition.Initial, 4);

    private static ChessPosition Read(string fen) =>
        ChessGame.Create().Notation.TryParsePosition(fen, out var position, out var error) ? position : throw new FormatException(error);
}
