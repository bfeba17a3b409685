namespace SelfPlay.Games.Tests.Go;

public class Go13Contract : GoContract
{
    public override string GameName => "go13";

    protected override int GamesPerStart => 5;

    protected override int MostSamples => 400;
}
