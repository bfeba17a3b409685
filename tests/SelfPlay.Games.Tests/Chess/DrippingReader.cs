namespace SelfPlay.Games.Tests.Chess;

/// <summary>Gives a text in pieces of one to seven characters, as a slow pipe might.</summary>
internal sealed class DrippingReader(string text) : TextReader
{
    private int _position;

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(Math.Min(count, 1 + (_position % 7)), text.Length - _position);
        text.CopyTo(_position, buffer, index, taken);
        _position += taken;
        return taken;
    }
}
