using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>A square: 0 = a1, 1 = b1 ... 63 = h8. Bit <see cref="Index"/> of a bitboard.</summary>
public readonly record struct Square(int Index)
{
    public const int Count = 64;

    /// <summary>0 (a) to 7 (h).</summary>
    public int File => Index & 7;

    /// <summary>0 (first rank) to 7 (eighth).</summary>
    public int Rank => Index >> 3;

    public ulong Bit => 1ul << Index;

    /// <summary>The same square with the board turned so that the first rank becomes the eighth; files stay.</summary>
    public Square Turned => new(Index ^ 56);

    public static Square At(int file, int rank) => new((8 * rank) + file);

    /// <summary>From the board to what <paramref name="side"/> sees with its own men moving up, and back: its own inverse.</summary>
    public Square SeenBy(Side side) => side == Side.First ? this : Turned;

    /// <summary>Reads "e4".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Square square)
    {
        square = default;
        if (text.Length != 2 || text[0] is < 'a' or > 'h' || text[1] is < '1' or > '8') return false;
        square = At(text[0] - 'a', text[1] - '1');
        return true;
    }

    public override string ToString() => $"{(char)('a' + File)}{(char)('1' + Rank)}";
}
