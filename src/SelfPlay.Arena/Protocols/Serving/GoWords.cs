namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>The words of a protocol's "go" that a whole number follows.</summary>
/// <param name="FirstTime">What is left on the first player's clock, in milliseconds like all times.</param>
/// <param name="SecondTime">On the second player's.</param>
/// <param name="FirstIncrement">What the first player gains with each move.</param>
/// <param name="SecondIncrement">And the second.</param>
/// <param name="Others">All others that the protocol has, of those that <see cref="GoLine"/> knows.</param>
internal sealed record GoWords(string FirstTime, string SecondTime, string FirstIncrement, string SecondIncrement, params IReadOnlyList<string> Others)
{
    public const string MoveTime = "movetime", MovesToGo = "movestogo", Byoyomi = "byoyomi", Depth = "depth", Nodes = "nodes", Mate = "mate", Perft = "perft";

    /// <summary>True for words of time: one that cannot be read must not leave a search without an end.</summary>
    public bool IsTime(string word) => word == FirstTime || word == SecondTime || word is MoveTime or Byoyomi;

    public bool Has(string word) => word == FirstTime || word == SecondTime || word == FirstIncrement || word == SecondIncrement || Others.Contains(word);
}
