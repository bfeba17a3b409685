using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>
/// The start position as CSA gives it: the even start less some men (PI82HI22KA), whole ranks (P1-KY-KE ...), or man by man (P+59OU, P-00FU, P-00AL for
/// all men that are left), and the side to move.
/// </summary>
internal sealed class CsaHead
{
    private const string Everything = "AL";
    private const int ItemLength = 4;

    private ShogiSetup _setup = ShogiSetup.Even();
    private bool _set;
    private string? _fault;

    public Side SideToMove { get; set; }

    /// <summary>Takes a line that begins with P.</summary>
    public void Take(string line)
    {
        if (line.StartsWith("PI", StringComparison.Ordinal)) TakeEvenStart(line[2..]);
        else if (line[1] is '+' or '-') TakeMen(line[1] == '+' ? Side.First : Side.Second, line[2..]);
        else TakeRank(line);
    }

    /// <summary>Works out the position; on failure returns what is wrong.</summary>
    public string? Build(out ShogiPosition start)
    {
        start = default;
        _setup.SideToMove = SideToMove;
        return _fault ?? SetupRules.Build(_setup, out start);
    }

    private void TakeEvenStart(string men)
    {
        (_setup, _set) = (ShogiSetup.Even(), true);
        foreach (var (square, _) in Items(men))
        {
            if (CsaMove.SquareOf(square) is { } gone) _setup[gone] = default;
            else _fault ??= $"'{men}' does not say which men are missing; write square and kind, such as 82HI";
        }
    }

    private void TakeRank(string line)
    {
        Clear();
        var rank = line[1] - '1';
        for (var column = 0; column < Square.Size; column++)
        {
            var at = 2 + (3 * column);
            var cell = at >= line.Length ? " * " : line.Substring(at, Math.Min(3, line.Length - at)).PadRight(3);
            var kind = CsaMove.KindOf(cell.AsSpan(1));
            if (kind != PieceKind.None) _setup[Square.At(Square.Size - 1 - column, rank)] = (cell[0] == '-' ? Side.Second : Side.First, kind);
            else if (cell[1] != '*') _fault ??= $"'{cell}' in '{line}' is no man";
        }
    }

    private void TakeMen(Side side, string men)
    {
        Clear();
        foreach (var (square, name) in Items(men))
        {
            var kind = CsaMove.KindOf(name);
            var held = square == "00";
            if (held && name == Everything) HoldTheRest(side);
            else if (held && kind is > PieceKind.None and < PieceKind.King && _setup.TryHold(side, kind, 1)) continue;
            else if (kind != PieceKind.None && CsaMove.SquareOf(square) is { } at) _setup[at] = (side, kind);
            else _fault ??= $"'{square}{name}' in '{men}' is no man on a square or in a hand";
        }
    }

    private void HoldTheRest(Side side)
    {
        foreach (var kind in PieceKindExtensions.InHand) _setup.TryHold(side, kind, kind.CountInSet() - _setup.Count(kind));
    }

    // Without PI the board is empty at first.
    private void Clear()
    {
        if (!_set) (_setup, _set) = (new ShogiSetup(), true);
    }

    private static IEnumerable<(string Square, string Name)> Items(string men)
    {
        for (var at = 0; at < men.Length; at += ItemLength)
        {
            var item = men.Substring(at, Math.Min(ItemLength, men.Length - at)).PadRight(ItemLength);
            yield return (item[..2], item[2..]);
        }
    }
}
