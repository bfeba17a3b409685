namespace SelfPlay.Games.Chess;

/// <summary>
/// The kinds of chessmen, numbered so that three bitboards spell them in binary (see <see cref="ChessPosition"/>): bit 2 says
/// "slides", and then bit 0 "along diagonals" and bit 1 "along ranks and files". 4 is no kind.
/// </summary>
public enum PieceKind : byte
{
    None = 0b000,
    Pawn = 0b001,
    Knight = 0b010,
    King = 0b011,
    Bishop = 0b101,
    Rook = 0b110,
    Queen = 0b111,
}

public static class PieceKindExtensions
{
    private const string Letters = ".PNK?BRQ";
    private const string Figurines = "KQRBNP";

    /// <summary>The English capital letter: P N B R Q K.</summary>
    public static char Letter(this PieceKind kind) => Letters[(int)kind];

    /// <summary>Reads a letter of either case; None for anything else.</summary>
    public static PieceKind KindOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'P' => PieceKind.Pawn,
        'N' => PieceKind.Knight,
        'B' => PieceKind.Bishop,
        'R' => PieceKind.Rook,
        'Q' => PieceKind.Queen,
        'K' => PieceKind.King,
        _ => PieceKind.None,
    };

    /// <summary>Reads a figurine of either colour; None for anything else.</summary>
    public static PieceKind KindOfFigurine(char letter) =>
        letter is >= '♔' and <= '♟' ? KindOf(Figurines[(letter - '♔') % Figurines.Length]) : PieceKind.None;
}
