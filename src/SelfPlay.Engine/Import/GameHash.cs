using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Import;

/// <summary>64 bits of a game's start and moves, the same for the same game whoever played it, in whatever file it stands: duplicates are known by it, and it
/// decides the split.</summary>
internal static class GameHash
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15ul;

    /// <param name="start">The first position in the game's notation; empty for the usual one.</param>
    /// <param name="moves">All moves.</param>
    public static ulong Of(string start, IReadOnlyList<Move> moves)
    {
        var hash = 0ul;
        foreach (var letter in start) hash = Mixing.Mix(hash + Step + letter);
        for (var i = 0; i < moves.Count; i++) hash = Mixing.Mix(hash + Step + (uint)moves[i].Value);
        return hash;
    }

    /// <summary>The hash as a number in [0, 1).</summary>
    public static double Share(ulong hash) => (hash >> 11) * (1.0 / (1ul << 53));
}
