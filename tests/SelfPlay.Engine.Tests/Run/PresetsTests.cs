using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Tests.Run;

[TestFixture]
internal sealed class PresetsTests
{
    [TestCase("go9", "small", 200, 128)]
    [TestCase("go13", "small", 338, 75)]
    [TestCase("go19", "small", 722, 35)]
    [TestCase("go19", "tiny", 722, 6)]
    [TestCase("go19", "standard", 0, 2048)]
    [TestCase("shogi", "small", 200, 128)]
    [TestCase("chess", "small", 200, 128)]
    public void Games_last_long_enough_for_their_board(string game, string preset, int moveLimit, int games)
    {
        var config = Presets.Create(GameCatalog.Find(game)!, preset).SelfPlay;
        Assert.That((config.MoveLimit, config.Games), Is.EqualTo((moveLimit, games)));
    }

    [TestCase("chess", false)]
    [TestCase("connect4", false)]
    [TestCase("shogi", true)]
    [TestCase("go19", true)]
    public void Wins_in_one_are_looked_for_where_there_are_many_moves(string game, bool looks) =>
        Assert.That(Presets.Create(GameCatalog.Find(game)!, "tiny").Search.WinInOne, Is.EqualTo(looks));
}
