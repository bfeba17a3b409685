using SelfPlay.Engine.Import;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Import;

/// <summary>Collections of others, as they were published.</summary>
[TestFixture]
internal sealed class PublishedGamesTests
{
    [TestCase("chess", "chess/games/lichess_dev.pgn.gz", 219)]
    [TestCase("chess", "chess/games/linares2002.pgn.gz", 42)]
    [TestCase("chess", "chess/pgn_edge/pychesslib_cutechess-fischerrandom.pgn", 4)]
    [TestCase("shogi", "shogi/records/jkf/kif/9fu.kif", 1)]
    [TestCase("go19", "go/games/alphago/20160312-Lee-Sedol-vs-AlphaGo.sgf", 1)]
    public void All_games_are_read(string game, string file, int games)
    {
        using var folder = new TemporaryFolder();
        using var bench = new ImportBench();
        var options = new ImportOptions { Files = [SharedData.Require(file)], Into = folder["set"], Threads = 2 };
        var counts = Importer.Run(GameCatalog.Find(game)!, options, Stream.Null, bench, TimeProvider.System, CancellationToken.None).Sources.Single().Counts;
        Assert.That((counts.Read, counts.Skipped), Is.EqualTo((games, 0)));
        Assert.That(bench.Warnings, Is.Empty);
    }
}
