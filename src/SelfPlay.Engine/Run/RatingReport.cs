using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Run;

/// <summary>What a rating measured. Scores count a draw as half, in [0, 1].</summary>
public sealed record RatingReport
{
    /// <summary>Generation of the earlier network that was played.</summary>
    public int Opponent { get; init; }

    public double ScoreAgainstOpponent { get; init; }

    public double ScoreAgainstRandom { get; init; }

    /// <summary>Against the exact player, where the solver knows the whole game: 0.5 means that no game was lost. Null otherwise.</summary>
    public double? ScoreAgainstSolver { get; init; }

    /// <summary>Against the untrained network, measured once, at the end of the run; null before.</summary>
    public double? ScoreAgainstFirst { get; init; }

    /// <summary>The games behind <see cref="ScoreAgainstOpponent"/>; null in reports of the first version, which knew scores only.</summary>
    public MatchScore? AgainstOpponent { get; init; }

    /// <summary>The games behind <see cref="ScoreAgainstRandom"/>, likewise.</summary>
    public MatchScore? AgainstRandom { get; init; }

    /// <summary>The games behind <see cref="ScoreAgainstFirst"/>; null where those were the games against the opponent, and in reports of the first version.</summary>
    public MatchScore? AgainstFirst { get; init; }

    /// <summary>Elo above the untrained network, from all games that the run's ratings played so far.</summary>
    public double Elo { get; init; }

    /// <summary>Half the width of its 95 % interval; null in reports of the first version.</summary>
    public double? EloError { get; init; }

    /// <summary>Share of solver-labelled positions where the most likely move of the raw policy keeps the game's value; null without a solver.</summary>
    public double? OptimalByPolicy { get; init; }

    /// <summary>The same for the move chosen by a search.</summary>
    public double? OptimalBySearch { get; init; }

    /// <summary>Share of the same positions where a random move would: the floor.</summary>
    public double? OptimalByChance { get; init; }
}
