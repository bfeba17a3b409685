namespace SelfPlay.Games.Tests.Go;

/// <summary>The optional rules, on a board so small that they come up all the time.</summary>
public class GoSuicideContract : GoContract
{
    public override string GameName => "go5-komi0.5-suicide-situational";

    protected override int GamesPerStart => 60;
}
