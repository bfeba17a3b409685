using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play;

/// <summary>One finished self-play game: what is stored, shown and learnt from.</summary>
public sealed record GameRecord
{
    /// <summary>Name of the game in the catalogue.</summary>
    public required string Game { get; init; }

    public required int Generation { get; init; }

    /// <summary>Place within the generation: with the run's seed it decides the game completely.</summary>
    public required int Index { get; init; }

    /// <summary>Training step of the network that played it.</summary>
    public required long Step { get; init; }

    /// <summary>First position in the game's notation; empty for the usual one.</summary>
    public required string Start { get; init; }

    /// <summary><see cref="Move.Value"/> of every move.</summary>
    public required int[] Moves { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Stopped by the move limit: drawn on paper, its value is not learnt.</summary>
    public required bool Truncated { get; init; }

    /// <summary>Belongs to the validation split: never trained on.</summary>
    public required bool Validation { get; init; }

    public required Sample[] Samples { get; init; }
}
