using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.GpuProof;

/// <summary>
/// Times whole inference batches (planes up, logits and values down) and whole training steps of chess-shaped networks; one JSON object a line.
/// "inference" is one batch after the other; in "inference-overlapped" two threads have a network each, as the workers of self-play, so that one batch is
/// packed and read while the other is computed. "linear" is the linear layers of the value head alone, in the middle of other work: launched, but not waited for.
/// </summary>
internal sealed class Measurements(TextWriter output)
{
    private const int LegalMoves = 35;
    private const int WarmUps = 3;

    /// <summary>So many linear layers that starting and waiting do not count.</summary>
    private const int Repeats = 100;

    /// <summary>Inputs, hidden units and outputs of the value head.</summary>
    private static readonly int[] HeadSizes = [512, 64, 3];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private int _measured;

    private static string HeadName => string.Join('-', HeadSizes);

    public int Run(string device, string[] towers, string[] batches, string[] precisions, string seconds)
    {
        var length = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        var sizes = batches.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
        foreach (var precision in precisions)
        {
            var name = precision == "fp32" ? device : $"{device}@{precision}";
            using IBackend backend = BackendCatalog.Create(name, Environment.ProcessorCount), other = BackendCatalog.Create(name, Environment.ProcessorCount);
            Console.Error.WriteLine(backend.Description);
            foreach (var batch in sizes) Report("linear", HeadName, batch, precision, () => Linear(backend, batch, length));
            foreach (var tower in towers)
            {
                foreach (var batch in sizes)
                {
                    Report("inference", tower, batch, precision, () => Inference(backend, NetworkOf(tower), batch, length));
                    Report("inference-overlapped", tower, batch, precision, () => OverlappedInference([backend, other], NetworkOf(tower), batch, length));
                    Report("training", tower, batch, precision, () => Training(backend, NetworkOf(tower), batch, length));
                }
            }
        }

        return _measured > 0 ? 0 : 1;
    }

    private static NetworkConfig NetworkOf(string tower)
    {
        var parts = tower.Split('x');
        var filters = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return new NetworkConfig(8, 8, 13, 4096, new TowerConfig { Filters = filters, Blocks = int.Parse(parts[1], CultureInfo.InvariantCulture) });
    }

    /// <summary>What does not fit is told and left out: the largest towers with the largest batches need much memory.</summary>
    private void Report(string what, string tower, int batch, string precision, Func<double> measure)
    {
        try
        {
            var milliseconds = measure();
            var line = new { program = "selfplay", what, tower, batch, precision, milliseconds, positionsPerSecond = 1000 * batch / milliseconds };
            output.WriteLine(JsonSerializer.Serialize(line, Json));
            output.Flush();
            _measured++;
        }
        catch (DeviceException exception)
        {
            Console.Error.WriteLine($"left out: {exception.Message}");
        }
    }

    private static double Inference(IBackend backend, NetworkConfig config, int rows, TimeSpan length)
    {
        using var work = new InferenceWork(backend, config, RandomBatch(config, rows));
        return Time(work.Run, length);
    }

    /// <summary>Milliseconds of the wall a batch, whoever did it.</summary>
    private static double OverlappedInference(IBackend[] backends, NetworkConfig config, int rows, TimeSpan length)
    {
        var batch = RandomBatch(config, rows);
        using InferenceWork first = new(backends[0], config, batch), second = new(backends[1], config, batch);
        InferenceWork[] works = [first, second];
        foreach (var work in works)
            for (var i = 0; i < WarmUps; i++) work.Run();
        var whole = Stopwatch.StartNew();
        var done = Task.WhenAll(works.Select(work => Task.Factory.StartNew(() => Batches(work, whole, length), TaskCreationOptions.LongRunning)));
        var batches = done.GetAwaiter().GetResult().Sum();
        return whole.Elapsed.TotalMilliseconds / batches;
    }

    private static double Linear(IBackend backend, int rows, TimeSpan length)
    {
        using LinearWork hidden = new(backend, HeadSizes[0], HeadSizes[1], rows, relu: true), value = new(backend, HeadSizes[1], HeadSizes[2], rows, relu: false);
        using var input = LinearWork.Random(backend, rows * HeadSizes[0]);
        var result = new float[1];
        return Time(Run, length) / Repeats;

        void Run()
        {
            for (var i = 0; i < Repeats; i++) value.Run(hidden.Run(input));
            value.Output.Read(result);
        }
    }

    private static double Training(IBackend backend, NetworkConfig config, int rows, TimeSpan length)
    {
        using var trainer = new Trainer(backend, NetworkWeights.Initial(config, 1), new TrainerOptions(), rows);
        var batch = RandomBatch(config, rows);
        return Time(() => trainer.Step(batch, 1e-4f), length);
    }

    private static int Batches(InferenceWork work, Stopwatch whole, TimeSpan length)
    {
        var batches = 0;
        while (batches < WarmUps || whole.Elapsed < length)
        {
            work.Run();
            batches++;
        }

        return batches;
    }

    /// <summary>Median milliseconds of a run.</summary>
    private static double Time(Action run, TimeSpan length)
    {
        for (var i = 0; i < WarmUps; i++) run();
        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        while (times.Count < WarmUps || whole.Elapsed < length)
        {
            var one = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>Planes of zeros and ones, as a game has them, and as many legal moves a row as a middle game of chess.</summary>
    private static TrainingBatch RandomBatch(NetworkConfig config, int rows)
    {
        var rng = new Rng(1);
        var batch = new TrainingBatch(rows, config.Cells * config.Planes, rows * LegalMoves) { Rows = rows };
        for (var i = 0; i < batch.Planes.Length; i++) batch.Planes[i] = rng.Next(8) == 0 ? 1 : 0;
        for (var row = 0; row < rows; row++)
        {
            var start = row * LegalMoves;
            batch.Policy.Starts[row + 1] = start + LegalMoves;
            for (var i = 0; i < LegalMoves; i++)
            {
                batch.Policy.Indices[start + i] = (i * (config.PolicySize / LegalMoves)) + rng.Next(config.PolicySize / LegalMoves);
                batch.Policy.Probabilities[start + i] = 1f / LegalMoves;
            }

            batch.Value.WinDrawLoss[(ValueTargets.Classes * row) + rng.Next(ValueTargets.Classes)] = 1;
            batch.Policy.Weights[row] = batch.Value.Weights[row] = 1;
        }

        return batch;
    }
}
