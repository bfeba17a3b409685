namespace SelfPlay.Arena.Protocols.Options;

/// <summary>Something to be done.</summary>
public sealed class ButtonOption(string name, Action press) : EngineOption(name)
{
    public override string Declaration => "type button";

    public override void Set(string text) => press();
}
