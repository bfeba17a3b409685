using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Suites;

/// <summary>A line of a suite, ready to be asked of a network.</summary>
/// <param name="Number">Of the line in its file, from 1.</param>
/// <param name="Test">What it says.</param>
/// <param name="Line">The position as the beginning of a game.</param>
/// <param name="Moves">Its legal moves.</param>
public sealed record SuiteEntry<TPosition>(int Number, TestPosition<TPosition> Test, Line<TPosition> Line, Move[] Moves)
    where TPosition : unmanaged, IPosition<TPosition>;
