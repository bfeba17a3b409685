using SelfPlay.Engine.Data;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>Imports files of real games into a data set.</summary>
public static class Importer
{
    /// <summary>Reads all files that are not there yet, and goes on with those that were begun.</summary>
    /// <param name="game">The game.</param>
    /// <param name="options">What and how.</param>
    /// <param name="pipe">The bytes of the file "-".</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Stops in order: what has been read by then is kept.</param>
    /// <exception cref="InputException">A file or the data set cannot be used.</exception>
    public static ImportEnd Run(Game game, ImportOptions options, Stream pipe, IImportObserver observer, TimeProvider time, CancellationToken cancel)
    {
        CheckRun(options.Into, game);
        var set = DataSet.At(options.Into);
        var wanted = new DataSetManifest { Format = ReplayFormat.Of(game), ValidationShare = options.Validation, TestShare = options.Test };
        foreach (var file in options.Files.Where(file => file != SourceText.Pipe)) SourceText.Open(file, pipe, []).Dispose();
        using var writer = DataSetWriter.Open(set, wanted, options.KeepsDuplicates);
        return game.Accept(new Work(options, set, writer, pipe, observer, time, cancel));
    }

    /// <summary>A run takes games of its own game only.</summary>
    private static void CheckRun(string path, Game game)
    {
        if (!RunDirectory.IsRun(path)) return;
        var of = RunDirectory.Open(path).ReadConfig().Game;
        if (of != game.Name) throw new InputException($"{path} is a run of {of}, not of {game.Name}: import {of}, or into another folder");
    }

    private sealed record Work(
        ImportOptions Options, DataSet Set, DataSetWriter Writer, Stream Pipe, IImportObserver Observer, TimeProvider Time, CancellationToken Cancel) : IGameVisitor<ImportEnd>
    {
        public ImportEnd Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition> =>
            new Importer<TPosition>(game, Options, Set, Writer, Observer, Time).Run(Pipe, Cancel);
    }
}
