namespace SelfPlay.Games.Core;

/// <summary>How a game stands or ended. Absolute, not from anybody's point of view: see <see cref="OutcomeExtensions.ValueFor"/>.</summary>
public enum Outcome : byte
{
    Ongoing,
    FirstWins,
    SecondWins,
    Draw,
}

public static class OutcomeExtensions
{
    /// <summary>+1 if <paramref name="side"/> won, -1 if it lost, 0 for a draw (and for a game that goes on).</summary>
    public static int ValueFor(this Outcome outcome, Side side) => outcome switch
    {
        Outcome.FirstWins => side == Side.First ? 1 : -1,
        Outcome.SecondWins => side == Side.Second ? 1 : -1,
        _ => 0,
    };

    /// <summary>The outcome in which <paramref name="side"/> wins.</summary>
    public static Outcome WinFor(Side side) => side == Side.First ? Outcome.FirstWins : Outcome.SecondWins;
}
