namespace SelfPlay.Games.Tests.Go;

public class Go19Contract : GoContract
{
    public override string GameName => "go19";

    protected override int GamesPerStart => 2;

    protected override int MostSamples => 150;
}
