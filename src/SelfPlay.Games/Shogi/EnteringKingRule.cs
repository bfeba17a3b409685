namespace SelfPlay.Games.Shogi;

/// <summary>Whether a player whose king has entered the promotion zone may declare that he wins, and with how many points.</summary>
public enum EnteringKingRule : byte
{
    /// <summary>28 points for the first player, 27 for the second: the rule of computer shogi and of amateurs.</summary>
    Points27,

    /// <summary>31 points for either: the rule of professionals, in which fewer, down to 24, only draw.</summary>
    Points24,

    /// <summary>No declaration.</summary>
    None,
}
