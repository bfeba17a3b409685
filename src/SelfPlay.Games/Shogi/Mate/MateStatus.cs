namespace SelfPlay.Games.Shogi.Mate;

public enum MateStatus
{
    /// <summary>The side to move mates by giving check with every move.</summary>
    Mate,

    /// <summary>It does not: every check has an answer. A position that comes back counts as an answer.</summary>
    NoMate,

    /// <summary>The limit was reached first.</summary>
    Unknown,
}
