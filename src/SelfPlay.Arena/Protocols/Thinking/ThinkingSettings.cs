using SelfPlay.Engine.Analysis;

namespace SelfPlay.Arena.Protocols.Thinking;

/// <summary>With what to think.</summary>
public sealed record ThinkingSettings(NetworkSettings Network, AnalystOptions Analyst);
