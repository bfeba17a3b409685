using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// A square, numbered down the files from the first player's right: 0 = 1a, 1 = 1b ... 8 = 1i, 9 = 2a ... 80 = 9i. The first player, Black, sits
/// at the bottom: his men go towards rank a.
/// </summary>
public readonly record struct Square(int Index)
{
    public const int Size = 9;
    public const int Count = Size * Size;

    /// <summary>0 (the first file, at Black's right) to 8 (the ninth).</summary>
    public int File => Index / Size;

    /// <summary>0 (rank a, at the top) to 8 (rank i).</summary>
    public int Rank => Index % Size;

    /// <summary>The same square with the board turned by half.</summary>
    public Square Turned => new(Count - 1 - Index);

    public static Square At(int file, int rank) => new((Size * file) + rank);

    /// <summary>From the board to what <paramref name="side"/> sees with its own men moving up, and back: its own inverse.</summary>
    public Square SeenBy(Side side) => side == Side.First ? this : Turned;

    /// <summary>Reads "7f".</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Square square)
    {
        square = default;
        if (text.Length != 2 || text[0] is < '1' or > '9' || text[1] is < 'a' or > 'i') return false;
        square = At(text[0] - '1', text[1] - 'a');
        return true;
    }

    public override string ToString() => $"{File + 1}{(char)('a' + Rank)}";
}
