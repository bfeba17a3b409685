using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>What a SFEN or the head of a record says: how a position comes about other than by a move.</summary>
internal sealed class ShogiSetup
{
    private readonly (Side Side, PieceKind Kind)[] _squares = new (Side, PieceKind)[Square.Count];

    public Side SideToMove { get; set; }

    public Hand FirstHand { get; private set; }

    public Hand SecondHand { get; private set; }

    public int MoveNumber { get; set; } = 1;

    public EnteringKingRule Rule { get; init; }

    public (Side Side, PieceKind Kind) this[Square square]
    {
        get => _squares[square.Index];
        set => _squares[square.Index] = value;
    }

    public IEnumerable<(Square Square, Side Side, PieceKind Kind)> Men
    {
        get
        {
            for (var index = 0; index < Square.Count; index++)
            {
                var (side, kind) = _squares[index];
                if (kind != PieceKind.None) yield return (new Square(index), side, kind);
            }
        }
    }

    /// <summary>The even start with everything on the board.</summary>
    public static ShogiSetup Even() => Of(ShogiPosition.Initial);

    public static ShogiSetup Of(in ShogiPosition position)
    {
        var setup = new ShogiSetup
        {
            SideToMove = position.SideToMove,
            FirstHand = position.HandOf(Side.First),
            SecondHand = position.HandOf(Side.Second),
            MoveNumber = position.MoveNumber,
            Rule = position.Rule,
        };
        for (var index = 0; index < Square.Count; index++)
        {
            var square = new Square(index);
            if (position.KindAt(square) is var kind and not PieceKind.None) setup[square] = (position.SideAt(square), kind);
        }

        return setup;
    }

    public Hand HandOf(Side side) => side == Side.First ? FirstHand : SecondHand;

    /// <summary>Gives men to a hand. False if there are more of the kind than a set of men has.</summary>
    public bool TryHold(Side side, PieceKind kind, int count)
    {
        if (HandOf(side).Count(kind) + count > kind.CountInSet()) return false;
        var hand = HandOf(side);
        for (var i = 0; i < count; i++) hand = hand.With(kind);
        if (side == Side.First) FirstHand = hand;
        else SecondHand = hand;
        return true;
    }

    /// <summary>How many of a set of men are on the board and in the hands, promoted ones among them.</summary>
    public int Count(PieceKind kind) =>
        _squares.Count(man => man.Kind.Unpromoted() == kind) + (kind == PieceKind.King ? 0 : FirstHand.Count(kind) + SecondHand.Count(kind));

    public int CountOnBoard(Side side, PieceKind kind) => _squares.Count(man => man == (side, kind));

    public Square Find(Side side, PieceKind kind) => new(Array.IndexOf(_squares, (side, kind)));
}
