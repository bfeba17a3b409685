namespace SelfPlay.Games.Tests.Chess;

/// <summary>A game whose comment goes on for a number of letters without a line end and is never closed.</summary>
internal sealed class EndlessComment(int letters) : TextReader
{
    private const string Head = "1. e4 {";

    private int _position;

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, letters - _position);
        for (var i = 0; i < taken; i++, _position++) buffer[index + i] = _position < Head.Length ? Head[_position] : 'a';
        return taken;
    }
}
