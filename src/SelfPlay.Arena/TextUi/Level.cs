namespace SelfPlay.Arena.TextUi;

/// <summary>How long a network may think about a move: so many simulations, so much time, whichever ends first.</summary>
/// <param name="Simulations">Null: as many as fit into the time.</param>
/// <param name="Time">Null: as long as the simulations take, which makes games repeatable.</param>
internal sealed record Level(long? Simulations, TimeSpan? Time)
{
    /// <summary>Enough to see threats a few plies away with a small network, and answered within about a second on one core.</summary>
    public static Level Usual { get; } = new(400, null);

    public override string ToString() => (Simulations, Time) switch
    {
        ({ } simulations, { } time) => $"{Count(simulations)} or {time.TotalSeconds:0.###} s a move",
        ({ } simulations, null) => $"{Count(simulations)} a move",
        (null, { } time) => $"{time.TotalSeconds:0.###} s a move",
        _ => "no limit",
    };

    private static string Count(long simulations) => $"{simulations:#,0} {(simulations == 1 ? "simulation" : "simulations")}";
}
