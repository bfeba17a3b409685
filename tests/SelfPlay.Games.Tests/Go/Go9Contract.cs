namespace SelfPlay.Games.Tests.Go;

public class Go9Contract : GoContract
{
    public override string GameName => "go9";

    protected override int GamesPerStart => 20;
}
