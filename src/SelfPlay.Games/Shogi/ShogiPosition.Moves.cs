using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <content>
/// Legal moves, directly: no move is made to see whether it was legal. Checks limit the targets of all men to one set, a pinned man keeps to its line
/// through the king. Men that step are moved together, direction by direction; only those that slide, and the pinned, one by one.
/// </content>
public readonly partial struct ShogiPosition
{
    public int LegalMoves(Span<Move> moves)
    {
        var writer = new MoveWriter(moves);
        if (_side == Side.First) Generate<FacingUp, FacingDown, MoveWriter>(ref writer);
        else Generate<FacingDown, FacingUp, MoveWriter>(ref writer);
        return writer.Count;
    }

    /// <summary>The number of legal moves, without writing them.</summary>
    public static int CountLegalMoves(in ShogiPosition position, Span<Move> buffer)
    {
        var counter = new MoveCounter();
        if (position._side == Side.First) position.Generate<FacingUp, FacingDown, MoveCounter>(ref counter);
        else position.Generate<FacingDown, FacingUp, MoveCounter>(ref counter);
        return counter.Count;
    }

    /// <summary>Seen at a glance, for a side that is not in check: a man to be dropped anywhere, or more men that can step ahead than can be pinned.</summary>
    private bool SurelyHasMove
    {
        get
        {
            const int MostPinned = 8;
            if (HandOf(_side).KindsForAnywhere > 0) return true;
            var own = MenOf(_side);
            var steppers = own & ~(Kings | Knights | (BishopsAndHorses & ~_promoted));
            return ((_side == Side.First ? FacingUp.Ahead(steppers) : FacingDown.Ahead(steppers)) & ~own).Count > MostPinned;
        }
    }

    private Bitboard Occupied
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _first | _second;
    }

    // Kinds by their bits, of both sides.
    private Bitboard Kings
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _promoted & ~(_kind0 | _kind1 | _kind2);
    }

    private Bitboard Pawns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind0 & ~(_kind1 | _kind2 | _promoted);
    }

    private Bitboard Lances
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind1 & ~(_kind0 | _kind2 | _promoted);
    }

    private Bitboard Knights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind0 & _kind1 & ~(_kind2 | _promoted);
    }

    private Bitboard Silvers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind2 & ~(_kind0 | _kind1 | _promoted);
    }

    /// <summary>Bishops and horses.</summary>
    private Bitboard BishopsAndHorses
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind2 & _kind0 & ~_kind1;
    }

    /// <summary>Rooks and dragons.</summary>
    private Bitboard RooksAndDragons
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _kind2 & _kind1 & ~_kind0;
    }

    private Bitboard HorsesAndDragons
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _promoted & _kind2 & (_kind0 | _kind1);
    }

    /// <summary>Golds, and the promoted men that move as they do.</summary>
    private Bitboard Golds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_kind0 & _kind1 & _kind2) | (_promoted & (((_kind0 | _kind1) & ~_kind2) | (_kind2 & ~(_kind0 | _kind1))));
    }

    /// <summary>Gives all legal moves to the sink.</summary>
    private void Generate<TOwn, TTheirs, TSink>(ref TSink sink)
        where TOwn : struct, IFacing
        where TTheirs : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var own = MenOf(TOwn.Side);
        var limits = FindLimits<TOwn>(own & Kings);
        AddKing<TTheirs, TSink>(ref sink, own);
        if (limits.Checkers.HasSeveral) return;
        AddSteps<TOwn, TSink>(ref sink, own & ~limits.Pinned, limits.Targets);
        AddSliders<TOwn, TSink>(ref sink, own & ~limits.Pinned, limits.Targets);
        if (!limits.Pinned.IsEmpty) AddPinned<TOwn, TSink>(ref sink, limits);
        if (!HandOf(TOwn.Side).IsEmpty) AddDrops<TOwn, TTheirs, TSink>(ref sink, limits.Targets & ~Occupied);
    }

    /// <summary>All opponents that attack the king of a side; none if it has no king.</summary>
    private Bitboard Checkers<TOwn>()
        where TOwn : struct, IFacing => FindLimits<TOwn>(MenOf(TOwn.Side) & Kings).Checkers;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Limits FindLimits<TOwn>(Bitboard king)
        where TOwn : struct, IFacing
    {
        var own = MenOf(TOwn.Side);
        if (king.IsEmpty) return new Limits(Bitboard.Empty, Bitboard.All & ~own, Bitboard.Empty);

        // What a man of a kind would attack from the king's square, a man of that kind attacks the king from.
        var square = king.First;
        var theirs = Occupied & ~own;
        var checkers = theirs
            & ((TOwn.Ahead(king) & Pawns)
                | (Attacks.Knights<TOwn>(king) & Knights)
                | (Attacks.Silvers<TOwn>(king) & Silvers)
                | (Attacks.Golds<TOwn>(king) & Golds)
                | (Attacks.King(square) & HorsesAndDragons));
        var pinned = FindPinned<TOwn>(square, theirs, ref checkers);
        var targets = checkers.IsEmpty ? Bitboard.All : Attacks.Between(square, checkers.First) | checkers;
        return new Limits(checkers, targets & ~own, pinned);
    }

    /// <summary>Adds the sliders that give check to the checkers; returns the men that keep one from doing so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Bitboard FindPinned<TOwn>(int king, Bitboard theirs, ref Bitboard checkers)
        where TOwn : struct, IFacing
    {
        var pinned = Bitboard.Empty;
        var sliders = theirs
            & ((Attacks.RayAhead<TOwn>(king) & Lances)
                | (Attacks.DiagonalLines(king) & BishopsAndHorses)
                | (Attacks.OrthogonalLines(king) & RooksAndDragons));
        while (!sliders.IsEmpty)
        {
            var slider = Bitboard.Pop(ref sliders);
            var blockers = Attacks.Between(king, slider) & Occupied;
            if (blockers.IsEmpty) checkers |= Bitboard.Of(slider);
            else if (!blockers.HasSeveral) pinned |= blockers & ~theirs;
        }

        return pinned;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddKing<TTheirs, TSink>(ref TSink sink, Bitboard own)
        where TTheirs : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var king = own & Kings;
        if (king.IsEmpty) return;
        var square = king.First;
        var targets = Attacks.King(square) & ~own;
        if (!targets.IsEmpty) sink.AddFrom(square, targets & ~AttackedNear<TTheirs>(square, Occupied & ~king));
    }

    /// <summary>The squares round a king that a side attacks or defends, and perhaps others. The king is taken off the board, since it does not hide
    /// the squares behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Bitboard AttackedNear<TBy>(int king, Bitboard occupied)
        where TBy : struct, IFacing
    {
        var men = MenOf(TBy.Side);
        var bishops = men & BishopsAndHorses;
        var rooks = men & RooksAndDragons;
        var golds = men & Golds;
        var silvers = men & Silvers;
        var round = men & Kings;
        var (upright, slanted) = (golds | round | (bishops & _promoted), silvers | round | (rooks & _promoted));
        var attacked = TBy.Ahead((men & Pawns) | silvers | upright) | TBy.Behind(upright);
        var beside = upright | TBy.Ahead(slanted | golds) | TBy.Behind(slanted) | TBy.Ahead(TBy.Ahead(men & Knights));
        attacked |= beside.Left | beside.Right;
        for (var lances = men & Lances & Attacks.LancesThatReachNear(king); !lances.IsEmpty;)
            attacked |= Attacks.Lance<TBy>(Bitboard.Pop(ref lances), occupied);
        for (bishops &= Attacks.BishopsThatReachNear(king); !bishops.IsEmpty;) attacked |= Attacks.Bishop(Bitboard.Pop(ref bishops), occupied);
        for (rooks &= Attacks.RooksThatReachNear(king); !rooks.IsEmpty;) attacked |= Attacks.Rook(Bitboard.Pop(ref rooks), occupied);
        return attacked;
    }

    /// <summary>Men that are not pinned and go one step, and knights, direction by direction.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSteps<TOwn, TSink>(ref TSink sink, Bitboard men, Bitboard targets)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var silvers = men & Silvers;
        var golds = men & Golds;
        var horses = men & BishopsAndHorses & _promoted;
        var dragons = men & RooksAndDragons & _promoted;
        var pawns = TOwn.Ahead(men & Pawns) & targets;
        sink.AddSteps((pawns & ~TOwn.LastRank) | (TOwn.Ahead(silvers | golds | horses) & targets), TOwn.Step);
        sink.AddPromotedSteps(pawns & TOwn.Zone, TOwn.Step);

        var ahead = TOwn.Ahead(silvers | golds | dragons);
        sink.AddSteps(ahead.Left & targets, TOwn.Step + Square.Size);
        sink.AddSteps(ahead.Right & targets, TOwn.Step - Square.Size);
        var upright = golds | horses;
        sink.AddSteps(upright.Left & targets, Square.Size);
        sink.AddSteps(upright.Right & targets, -Square.Size);
        sink.AddSteps(TOwn.Behind(upright) & targets, -TOwn.Step);
        var behind = TOwn.Behind(silvers | dragons);
        sink.AddSteps(behind.Left & targets, Square.Size - TOwn.Step);
        sink.AddSteps(behind.Right & targets, -Square.Size - TOwn.Step);
        AddKnights<TOwn, TSink>(ref sink, men & Knights, targets);
        if (!(silvers & (TOwn.Zone | TOwn.Behind(TOwn.Zone))).IsEmpty) AddSilverPromotions<TOwn, TSink>(ref sink, silvers, targets);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddKnights<TOwn, TSink>(ref TSink sink, Bitboard knights, Bitboard targets)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var ahead = TOwn.Ahead(TOwn.Ahead(knights));
        var (left, right) = (ahead.Left & targets, ahead.Right & targets);
        sink.AddSteps(left & ~TOwn.LastTwoRanks, (2 * TOwn.Step) + Square.Size);
        sink.AddSteps(right & ~TOwn.LastTwoRanks, (2 * TOwn.Step) - Square.Size);
        sink.AddPromotedSteps(left & TOwn.Zone, (2 * TOwn.Step) + Square.Size);
        sink.AddPromotedSteps(right & TOwn.Zone, (2 * TOwn.Step) - Square.Size);
    }

    private static void AddSilverPromotions<TOwn, TSink>(ref TSink sink, Bitboard silvers, Bitboard targets)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        // Behind the zone only steps ahead can promote; from the fourth rank they reach it.
        var inside = silvers & TOwn.Zone;
        var promoting = inside | (silvers & TOwn.Behind(TOwn.Zone));
        var ahead = TOwn.Ahead(promoting);
        sink.AddPromotedSteps(ahead & targets, TOwn.Step);
        sink.AddPromotedSteps(ahead.Left & targets, TOwn.Step + Square.Size);
        sink.AddPromotedSteps(ahead.Right & targets, TOwn.Step - Square.Size);
        var behind = TOwn.Behind(inside);
        sink.AddPromotedSteps(behind.Left & targets, Square.Size - TOwn.Step);
        sink.AddPromotedSteps(behind.Right & targets, -Square.Size - TOwn.Step);
    }

    /// <summary>Men that are not pinned and slide. The steps of horses and dragons are with those of the others.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSliders<TOwn, TSink>(ref TSink sink, Bitboard men, Bitboard targets)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var occupied = Occupied;
        for (var lances = men & Lances; !lances.IsEmpty;)
        {
            var from = Bitboard.Pop(ref lances);
            var reached = Attacks.Lance<TOwn>(from, occupied) & targets;
            sink.AddFrom(from, reached & ~TOwn.LastRank);
            sink.AddPromotionsFrom(from, reached & TOwn.Zone);
        }

        for (var bishops = men & BishopsAndHorses; !bishops.IsEmpty;)
        {
            var from = Bitboard.Pop(ref bishops);
            AddSlides<TOwn, TSink>(ref sink, from, Attacks.Bishop(from, occupied) & targets);
        }

        for (var rooks = men & RooksAndDragons; !rooks.IsEmpty;)
        {
            var from = Bitboard.Pop(ref rooks);
            AddSlides<TOwn, TSink>(ref sink, from, Attacks.Rook(from, occupied) & targets);
        }
    }

    /// <summary>A man's moves, and if it can promote those with promotion, which may begin or end in the zone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddSlides<TOwn, TSink>(ref TSink sink, int from, Bitboard targets)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        sink.AddFrom(from, targets);
        if (!_promoted.Has(from)) sink.AddPromotionsFrom(from, TOwn.Zone.Has(from) ? targets : targets & TOwn.Zone);
    }

    private void AddPinned<TOwn, TSink>(ref TSink sink, in Limits limits)
        where TOwn : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var king = (MenOf(TOwn.Side) & Kings).First;
        for (var pinned = limits.Pinned; !pinned.IsEmpty;)
        {
            var from = Bitboard.Pop(ref pinned);
            var targets = limits.Targets & Attacks.Ray(king, Attacks.Direction(king, from));
            var man = Bitboard.Of(from);
            AddSteps<TOwn, TSink>(ref sink, man, targets);
            AddSliders<TOwn, TSink>(ref sink, man, targets);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddDrops<TOwn, TTheirs, TSink>(ref TSink sink, Bitboard targets)
        where TOwn : struct, IFacing
        where TTheirs : struct, IFacing
        where TSink : struct, IMoveSink, allows ref struct
    {
        var hand = HandOf(TOwn.Side);
        sink.AddDropsAnywhere(hand, targets);
        if (hand.Has(PieceKind.Knight)) sink.AddDrops(PieceKind.Knight, targets & ~TOwn.LastTwoRanks);
        if (hand.Has(PieceKind.Lance)) sink.AddDrops(PieceKind.Lance, targets & ~TOwn.LastRank);
        if (!hand.Has(PieceKind.Pawn)) return;

        // One pawn a file, and none that mates at once.
        var pawns = targets & ~TOwn.LastRank & (MenOf(TOwn.Side) & Pawns).FilesWithout;
        var mating = pawns & TOwn.Behind(MenOf(TTheirs.Side) & Kings);
        if (!mating.IsEmpty && IsPawnDropMate<TOwn, TTheirs>(mating)) pawns &= ~mating;
        sink.AddDrops(PieceKind.Pawn, pawns);
    }

    /// <summary>True if a pawn dropped in front of the opponent's king would be mate: the king has nowhere to go, and nothing else can take the pawn.</summary>
    private bool IsPawnDropMate<TOwn, TTheirs>(Bitboard pawn)
        where TOwn : struct, IFacing
        where TTheirs : struct, IFacing
    {
        var theirs = MenOf(TTheirs.Side);
        var king = theirs & Kings;
        var square = king.First;
        var occupied = Occupied | pawn;
        var flights = Attacks.King(square) & ~theirs;
        if (!(flights & ~AttackedNear<TOwn>(square, occupied & ~king)).IsEmpty) return false;
        for (var captors = Captors<TOwn>(pawn) & theirs; !captors.IsEmpty;)
        {
            // The captor stands where the pawn stood; what it left may open a line to its king.
            var without = occupied & ~Bitboard.Of(Bitboard.Pop(ref captors));
            var opened = (Attacks.Bishop(square, without) & BishopsAndHorses) | (Attacks.Rook(square, without) & RooksAndDragons);
            if ((opened & MenOf(TOwn.Side)).IsEmpty) return false;
        }

        return true;
    }

    /// <summary>The men from whose squares a man of the opponent would attack the target, kings apart. Pawns and lances cannot take a pawn in front of
    /// their king.</summary>
    private Bitboard Captors<TOwn>(Bitboard target)
        where TOwn : struct, IFacing
    {
        var square = target.First;
        return (Attacks.Knights<TOwn>(target) & Knights)
            | (Attacks.Silvers<TOwn>(target) & Silvers)
            | (Attacks.Golds<TOwn>(target) & Golds)
            | (Attacks.King(square) & HorsesAndDragons)
            | (Attacks.Bishop(square, Occupied) & BishopsAndHorses)
            | (Attacks.Rook(square, Occupied) & RooksAndDragons);
    }

    /// <summary>What check and pins leave.</summary>
    /// <param name="Checkers">Opponents that attack the king.</param>
    /// <param name="Targets">Where a man other than the king must go: anywhere, or onto the only checker or between it and the king; never onto own men.</param>
    /// <param name="Pinned">Men that must keep to their line through the king.</param>
    private readonly record struct Limits(Bitboard Checkers, Bitboard Targets, Bitboard Pinned);
}
