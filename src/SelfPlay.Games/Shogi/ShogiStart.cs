namespace SelfPlay.Games.Shogi;

/// <summary>A start position that has a name.</summary>
/// <param name="Name">On the command line: "lance", "2-piece".</param>
/// <param name="Kanji">In game records, after 手合割.</param>
/// <param name="Text">As SFEN.</param>
public sealed record ShogiStart(string Name, string Kanji, string Text)
{
    public ShogiPosition Position => Sfen.Read(Text);
}
