using SelfPlay.Engine.Data;
using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;
using SelfPlay.Net.Models;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Fitting;

/// <summary>Small data sets of random games of tic-tac-toe, and the settings of fits that take a moment.</summary>
internal static class FitExamples
{
    private static readonly Game<TicTacToePosition> Game = (Game<TicTacToePosition>)GameCatalog.Find("tictactoe")!;

    public static ReplayFormat Format => ReplayFormat.Of(Game);

    public static RunConfig Config(string dataset, int epochs, int patience = 0)
    {
        var preset = Presets.Create(Game, "tiny");
        return preset with
        {
            Network = new TowerConfig { Filters = 8, Blocks = 1, PolicyChannels = 4, ValueChannels = 2, ValueHidden = 8 },
            Learning = preset.Learning with { BatchSize = 16 },
            Fit = new FitConfig { Dataset = dataset, Epochs = epochs, Patience = patience },
        };
    }

    /// <summary>Makes a data set with so many random games in each split; no two games are drawn alike.</summary>
    public static DataSet Make(string path, int training, int validation, int test)
    {
        Directory.CreateDirectory(path);
        var set = DataSet.At(path);
        set.WriteManifest(new DataSetManifest
        {
            Format = Format,
            ValidationShare = 0.25,
            TestShare = 0.25,
            Training = Write(set, DataSplit.Training, training),
            Validation = Write(set, DataSplit.Validation, validation),
            Test = Write(set, DataSplit.Test, test),
        });
        return set;
    }

    /// <summary>Appends games that the manifest does not know of: what an import that was cut off leaves.</summary>
    public static void AppendUncommitted(DataSet set, DataSplit split) => Write(set, split, 3, first: 1000);

    public static FitEnd Run(string folder, RunConfig config, IFitObserver? observer = null, int threads = 1, CancellationToken cancel = default)
    {
        var directory = RunDirectory.IsRun(folder) ? RunDirectory.Open(folder) : RunDirectory.CreateAt(folder, config);
        var options = new RunOptions { Device = "cpu", Threads = threads };
        return new FitLoop(directory, config, options, observer ?? new CountingFitObserver(), TimeProvider.System).Run(cancel);
    }

    private static SplitSize Write(DataSet set, DataSplit split, int games, int first = 0)
    {
        if (games == 0) return new SplitSize();
        var path = set.ShardPath(split, 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var writer = ReplayWriter.Open(path, Format, TimeProvider.System, _ => { }))
        {
            for (var index = first; index < first + games; index++) writer.Append(Record(split, index));
        }

        return new SplitSize { Games = games, Shards = 1, LastShardGames = games, LastShardBytes = new FileInfo(path).Length };
    }

    private static GameRecord Record(DataSplit split, int index)
    {
        var line = new Line<TicTacToePosition>(Game.Initial, Game.MoveLimit);
        var rng = new Rng((ulong)split, (ulong)index);
        RandomGame.PlayToEnd(line, ref rng);
        var moves = line.Moves.ToArray();
        var outcome = line.Result(0);
        return new GameRecord
        {
            Game = Game.Name,
            Generation = 1,
            Index = index,
            Step = 0,
            Start = "",
            Moves = [.. moves.Select(move => move.Value)],
            Outcome = outcome,
            Truncated = false,
            Validation = split != DataSplit.Training,
            Samples = Samples(line, moves, outcome),
        };
    }

    private static Sample[] Samples(Line<TicTacToePosition> line, Move[] moves, Outcome outcome)
    {
        var samples = new Sample[moves.Length];
        for (var ply = 0; ply < moves.Length; ply++)
        {
            line.TakeBackTo(0);
            foreach (var move in moves[..ply]) line.Play(move);
            samples[ply] = Sample(line, moves[ply], outcome.ValueFor(line.Position.SideToMove));
        }

        return samples;
    }

    private static Sample Sample(Line<TicTacToePosition> line, Move made, int result)
    {
        var legal = new Move[TicTacToePosition.MaxMoves];
        legal = legal[..line.LegalMoves(legal)];
        var indices = new int[legal.Length];
        var planes = new float[Game.Planes.Size];
        Game.Encoder.PolicyIndices(line.Position, legal, indices);
        Game.Encoder.Encode(line.Positions, planes);
        return new Sample
        {
            Planes = PlanePacking.Pack(planes, Game.Planes.Cells, Game.Planes.Planes),
            PolicyIndices = [.. indices.Select(index => (ushort)index)],
            PolicyTargets = [.. legal.Select(move => move == made ? Half.One : Half.Zero)],
            Win = result > 0 ? Half.One : Half.Zero,
            Loss = result < 0 ? Half.One : Half.Zero,
            PolicyWeight = Half.One,
            ValueWeight = Half.One,
            Surprise = Half.Zero,
        };
    }
}
