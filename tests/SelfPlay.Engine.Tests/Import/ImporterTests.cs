using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Import;

[TestFixture]
internal sealed class ImporterTests
{
    private const string ShortGame = "[Event \"short\"]\n[Result \"1-0\"]\n\n1. e4 e5 2. Qh5 Nc6 3. Bc4 Nf6 4. Qxf7# 1-0\n\n";
    private const string Broken = "[Event \"broken\"]\n[Result \"1-0\"]\n\n1. e4 e5 2. Ke3 1-0\n\n";

    private static readonly ImportOptions AllTraining = new() { Files = [], Into = "", Validation = 0, Test = 0 };

    private ImportBench _bench = null!;

    [SetUp]
    public void Begin() => _bench = new ImportBench();

    [TearDown]
    public void End() => _bench.Dispose();

    [Test]
    public void Every_position_is_a_sample_of_the_move_made_and_the_result()
    {
        var record = ImportOne(ShortGame);
        Assert.That((record.Game, record.Generation, record.Index, record.Start, record.Outcome), Is.EqualTo(("chess", 1, 0, "", Outcome.FirstWins)));
        Assert.That(record.Samples, Has.Length.EqualTo(7));
        var line = new Line<ChessPosition>(PgnExamples.Chess.Initial, 100);
        for (var ply = 0; ply < record.Moves.Length; ply++)
        {
            CheckSample(record.Samples[ply], line, new Move(record.Moves[ply]));
            line.Play(new Move(record.Moves[ply]));
        }
    }

    [TestCase(1, 0, 0, new[] { 1.0, 0 }, TestName = "The_winners_moves_are_learnt")]
    [TestCase(1, 0, 1, new[] { 1.0, 1 }, TestName = "Or_those_of_both")]
    [TestCase(1, 0.5f, 0.25f, new[] { 1, 0.25 }, TestName = "Or_by_the_result")]
    public void Weights_say_whose_moves_count(float win, float draw, float loss, double[] weights)
    {
        var record = ImportOne(ShortGame, AllTraining with { Weights = new PairWeights(win, draw, loss) });
        Assert.That(record.Samples.Take(2).Select(sample => (double)sample.PolicyWeight), Is.EqualTo(weights));
        Assert.That(record.Samples.Take(2).Select(sample => ((double)sample.Win, (double)sample.Loss, (double)sample.ValueWeight)), Is.EqualTo(new[] { (1.0, 0.0, 1.0), (0.0, 1.0, 1.0) }));
    }

    [Test]
    public void The_bytes_are_those_that_the_codec_of_replay_writes()
    {
        _bench.Write("a.pgn", PgnExamples.Games(5));
        _bench.Import("a.pgn", options: AllTraining);
        var path = _bench.Set().Shards(DataSplit.Training).Single();
        var shard = ReplayShard.Read(path, ReplayFormat.Of(PgnExamples.Chess));
        Assert.That(shard.Warning, Is.Null);
        using (var writer = ReplayWriter.Open(_bench["again.shard"], shard.Format!, TimeProvider.System, Assert.Fail))
        {
            foreach (var game in shard.Games) writer.Append(game);
        }

        Assert.That(File.ReadAllBytes(_bench["again.shard"]), Is.EqualTo(File.ReadAllBytes(path)));
    }

    [Test]
    public void A_set_up_position_and_its_side_to_move_are_kept()
    {
        const string fen = "4k3/8/8/8/8/8/4P3/4K3 b - - 0 1";
        var record = ImportOne($"[Event \"x\"]\n[FEN \"{fen}\"]\n[SetUp \"1\"]\n[Result \"0-1\"]\n\n1... Kd7 2. e4 0-1\n");
        Assert.That(record.Start, Is.EqualTo(fen));
        Assert.That(record.Samples.Select(sample => (double)sample.PolicyWeight), Is.EqualTo(new[] { 1.0, 0 }));
    }

    [Test]
    public void Broken_games_are_skipped_whole_and_told_with_file_line_and_move()
    {
        _bench.Write("a.pgn", ShortGame + Broken + PgnExamples.Game(1, 1));
        var end = _bench.Import("a.pgn");
        var counts = end.Sources.Single().Counts;
        Assert.That((counts.Read, counts.Skipped, counts.Kept), Is.EqualTo((2, 1, 2)));
        Assert.That(File.ReadAllText(_bench.Set().ReportPath), Does.StartWith($"{_bench["a.pgn"]}, line 9, move 2. 'Ke3' is not legal here"));
    }

    [Test]
    public void The_set_does_not_depend_on_the_number_of_threads()
    {
        _bench.Write("a.pgn", PgnExamples.Games(900));
        _bench.Import("a.pgn", "one", new ImportOptions { Files = [], Into = "", Threads = 1 });
        _bench.Import("a.pgn", "four", new ImportOptions { Files = [], Into = "", Threads = 4 });
        Assert.That(_bench.Bytes("four"), Is.EqualTo(_bench.Bytes("one")));
        Assert.That(new FileInfo(_bench["a.pgn"]).Length, Is.GreaterThan(3 << 17), "several sections");
    }

    [Test]
    public void An_import_that_was_stopped_goes_on_to_the_same_set()
    {
        _bench.Write("a.pgn", PgnExamples.Games(900) + Broken);
        _bench.Import("a.pgn", "whole");
        using var stop = new CancellationTokenSource();
        _bench.OnProgress = stop.Cancel;
        var stopped = _bench.Import("a.pgn", "parts", cancel: stop.Token, time: new JumpingTime());
        Assert.That(stopped.Interrupted, Is.True);
        Assert.That(stopped.Sources.Single().Counts.Read, Is.InRange(1, 800));
        _bench.OnProgress = null;
        var end = _bench.Import("a.pgn", "parts");
        Assert.That((end.Interrupted, end.Sources.Single().Counts.Read, end.Sources.Single().Done), Is.EqualTo((false, 900, true)));
        Assert.That(_bench.Bytes("parts"), Is.EqualTo(_bench.Bytes("whole")));
    }

    [Test]
    public void What_a_killed_import_left_beyond_its_last_commit_is_cut_off()
    {
        _bench.Write("a.pgn", PgnExamples.Games(900));
        _bench.Import("a.pgn", "whole");
        using var stop = new CancellationTokenSource();
        _bench.OnProgress = stop.Cancel;
        _bench.Import("a.pgn", "parts", cancel: stop.Token, time: new JumpingTime());
        _bench.OnProgress = null;
        var set = _bench.Set("parts");
        foreach (var file in new[] { set.ShardPath(DataSplit.Training, 1), set.HashesPath, set.ReportPath }) File.AppendAllText(file, "half a game");
        File.Copy(set.ShardPath(DataSplit.Training, 1), set.ShardPath(DataSplit.Training, 2));
        _bench.Import("a.pgn", "parts");
        Assert.That(_bench.Bytes("parts"), Is.EqualTo(_bench.Bytes("whole")));
    }

    [Test]
    public void A_file_that_is_there_is_passed_over_and_another_is_added()
    {
        _bench.Write("a.pgn", PgnExamples.Games(3));
        _bench.Write("b.pgn", PgnExamples.Games(5));
        _bench.Import("a.pgn");
        var again = _bench.Import("a.pgn");
        Assert.That((again.Games, _bench.Warnings.Single()), Is.EqualTo((0, $"'{_bench["a.pgn"]}' is in the data set already and is passed over")));
        var counts = _bench.Import("b.pgn").Sources.Single().Counts;
        Assert.That((counts.Read, counts.Duplicates, counts.Kept), Is.EqualTo((5, 3, 2)));
    }

    [Test]
    public void Duplicates_are_kept_if_asked_for()
    {
        _bench.Write("a.pgn", ShortGame + ShortGame);
        Assert.That(_bench.Import("a.pgn", "drop").Sources.Single().Counts.Kept, Is.EqualTo(1));
        Assert.That(_bench.Import("a.pgn", "keep", AllTraining with { KeepsDuplicates = true }).Sources.Single().Counts.Kept, Is.EqualTo(2));
        var twice = Assert.Throws<InputException>(() => _bench.Import("a.pgn", "keep", AllTraining with { KeepsDuplicates = true, Settings = "--other" }));
        Assert.That(twice!.Message, Does.Contain("would take its games twice"));
    }

    [Test]
    public void A_game_is_in_one_split_only_whatever_file_it_stands_in()
    {
        _bench.Write("a.pgn", PgnExamples.Games(300));
        _bench.Write("b.pgn", string.Join('\n', Enumerable.Range(0, 300).Reverse().Select(index => PgnExamples.Game(1, index, ("White", "somebody else")))));
        var options = new ImportOptions { Files = [], Into = "", KeepsDuplicates = true, Validation = 0.2, Test = 0.3 };
        _bench.Import("a.pgn", options: options);
        _bench.Import("b.pgn", options: options);
        var games = Enum.GetValues<DataSplit>()
            .SelectMany(split => _bench.Set().ReadGames(split, Assert.Fail).Select(game => (Split: split, Moves: string.Join(' ', game.Moves), game.Validation)))
            .ToList();
        Assert.That(games, Has.Count.EqualTo(600));
        Assert.That(games.GroupBy(game => game.Moves).Select(same => same.Select(game => game.Split).Distinct().Count()), Is.All.EqualTo(1));
        Assert.That(games.Count(game => game.Split == DataSplit.Test), Is.InRange(120, 240));
        Assert.That(games.Count(game => game.Split == DataSplit.Validation), Is.InRange(60, 180));
        Assert.That(games.Select(game => game.Validation), Is.EqualTo(games.Select(game => game.Split != DataSplit.Training)));
    }

    [Test]
    public void The_shards_of_a_split_are_what_the_replay_buffer_reads()
    {
        _bench.Write("a.pgn", PgnExamples.Games(40));
        var end = _bench.Import("a.pgn");
        var buffer = ReplayBuffer.Load(new(), ReplayFormat.Of(PgnExamples.Chess), _bench.Set().Shards(DataSplit.Training), Assert.Fail);
        Assert.That(buffer.Total, Is.EqualTo(end.Manifest.Training.Samples).And.GreaterThan(0));
    }

    [Test]
    public void Other_shares_and_other_games_are_refused()
    {
        _bench.Write("a.pgn", ShortGame);
        _bench.Import("a.pgn");
        var shares = Assert.Throws<InputException>(() => _bench.Import("a.pgn", options: AllTraining));
        Assert.That(shares!.Message, Does.Contain("was made with --validation 0.05 --test 0.05"));
        var game = Assert.Throws<InputException>(() => _bench.Import("a.pgn", game: GameCatalog.Find("shogi")));
        Assert.That(game!.Message, Does.Contain("holds games of chess").And.Contain("another folder"));
    }

    [Test]
    public void A_folder_with_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_bench["set"]);
        _bench.Write("set/letter.txt", "dear");
        _bench.Write("a.pgn", ShortGame);
        Assert.That(Assert.Throws<InputException>(() => _bench.Import("a.pgn"))!.Message, Does.Contain("is already there and is no data set"));
        Assert.That(Directory.GetFiles(_bench["set"]), Has.Length.EqualTo(1));
    }

    private GameRecord ImportOne(string pgn, ImportOptions? options = null)
    {
        _bench.Write("one.pgn", pgn);
        _bench.Import("one.pgn", options: options ?? AllTraining);
        return _bench.Set().ReadGames(DataSplit.Training, Assert.Fail).Single();
    }

    private static void CheckSample(Sample sample, Line<ChessPosition> line, Move made)
    {
        var (encoder, legal) = (PgnExamples.Chess.Encoder, new Move[ChessPosition.MaxMoves]);
        var count = line.LegalMoves(legal);
        var (planes, indices) = (new float[encoder.Planes.Size], new int[count]);
        encoder.Encode(line.Positions, planes);
        encoder.PolicyIndices(line.Position, legal.AsSpan(0, count), indices);
        Assert.That(sample.Planes, Is.EqualTo(PlanePacking.Pack(planes, encoder.Planes.Cells, encoder.Planes.Planes)));
        Assert.That(sample.PolicyIndices, Is.EqualTo(indices));
        Assert.That(sample.PolicyTargets.Select((target, place) => (double)target == 1 ? legal[place] : default(Move?)).OfType<Move>(), Is.EqualTo(new[] { made }));
        Assert.That(sample.PolicyTargets.Sum(target => (double)target), Is.EqualTo(1));
    }

    /// <summary>A clock that goes on by a second whenever it is asked, so that progress is told after every section.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += TimeSpan.TicksPerSecond;
    }
}
