using SelfPlay.Engine.Analysis;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a program chose, and what it thought if it searched.</summary>
internal sealed record Thought(Move Move, AnalysisReport? Report, TimeSpan Time);
