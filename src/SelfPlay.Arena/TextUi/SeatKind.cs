namespace SelfPlay.Arena.TextUi;

/// <summary>Kinds of players.</summary>
internal enum SeatKind
{
    Person,
    Net,
    Random,
    Greedy,
    Solver,
}
