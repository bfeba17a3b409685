namespace SelfPlay.Games.Tests.Shogi;

/// <summary>Shogi in which the second side, who lacks rook and bishop, moves first.</summary>
public class ShogiHandicapContract : ShogiContract
{
    public override string GameName => "shogi-2-piece";

    protected override int GamesPerStart => 10;

    protected override IEnumerable<string> Starts => [Game.Notation.FormatPosition(Game.Initial)];
}
