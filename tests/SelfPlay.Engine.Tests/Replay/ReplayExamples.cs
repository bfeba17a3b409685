using System.Buffers;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Replay;

/// <summary>Made-up games: every field random, drawn from generation and index alone.</summary>
internal static class ReplayExamples
{
    public static ReplayFormat Format { get; } = new("example", 2, Cells: 9, Planes: 4, PolicySize: 12);

    public static GameRecord Game(int generation, int index, int samples = 3, bool validation = false)
    {
        var rng = new Rng((ulong)generation, (ulong)index);
        return new GameRecord
        {
            Game = Format.Game,
            Generation = generation,
            Index = index,
            Step = (long)(rng.NextUInt64() >> 1),
            Start = rng.Next(2) == 0 ? "" : "a start é",
            Moves = [.. Enumerable.Range(0, rng.Next(20)).Select(_ => (int)rng.NextUInt64())],
            Outcome = (Outcome)rng.Next(4),
            Truncated = rng.Next(2) == 0,
            Validation = validation,
            Samples = [.. Enumerable.Range(0, samples).Select(ply => Sample(generation, index, ply))],
        };
    }

    /// <summary>A sample whose value targets are its own name, so that a test can see which one it got.</summary>
    public static Sample Sample(int generation, int index, int ply, Half? surprise = null)
    {
        var rng = new Rng((ulong)generation, (ulong)index, (ulong)ply);
        var moves = 1 + rng.Next(Format.PolicySize);
        return new Sample
        {
            Planes = PlanePacking.Pack(Planes(ref rng), Format.Cells, Format.Planes),
            PolicyIndices = [.. Enumerable.Range(0, moves).Select(move => (ushort)move)],
            PolicyTargets = [.. Enumerable.Range(0, moves).Select(_ => (Half)rng.NextDouble())],
            Win = (Half)generation,
            Loss = (Half)index,
            PolicyWeight = (Half)ply,
            ValueWeight = (Half)rng.NextDouble(),
            Surprise = surprise ?? (Half)rng.NextDouble(),
        };
    }

    public static string Name(Sample sample) => $"{sample.Win}/{sample.Loss}/{sample.PolicyWeight}";

    /// <summary>Writes a whole shard at once, without waiting for the disk.</summary>
    public static void WriteShard(string path, IEnumerable<GameRecord> games, ReplayFormat? format = null) =>
        File.WriteAllBytes(path, [.. ShardFrames.Head(format ?? Format), .. games.SelectMany(game => ShardFrames.Frame(output => GameRecordCodec.Write(game, output)))]);

    /// <summary>Equal exactly when every field of the samples is.</summary>
    public static byte[] Bytes(IEnumerable<Sample> samples) => Bytes(Game(0, 0) with { Samples = [.. samples] });

    /// <summary>Equal exactly when every field is.</summary>
    public static byte[] Bytes(GameRecord game)
    {
        var buffer = new ArrayBufferWriter<byte>();
        GameRecordCodec.Write(game, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static float[] Planes(ref Rng rng)
    {
        var planes = new float[Format.Cells * Format.Planes];
        for (var i = 0; i < planes.Length; i++)
            planes[i] = (i % Format.Planes) switch { 0 => 0, 1 => 0.25f, 2 => rng.Next(2), _ => (float)rng.NextNormal() };
        return planes;
    }
}
