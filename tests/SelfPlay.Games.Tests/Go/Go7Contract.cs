namespace SelfPlay.Games.Tests.Go;

/// <summary>A board of a size that the catalogue does not list.</summary>
public class Go7Contract : GoContract
{
    public override string GameName => "go:7";

    protected override int GamesPerStart => 20;
}
