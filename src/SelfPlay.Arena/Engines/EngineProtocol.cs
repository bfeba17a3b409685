namespace SelfPlay.Arena.Engines;

/// <summary>How another program is spoken to. Each protocol is that of one game.</summary>
public enum EngineProtocol
{
    /// <summary>The Universal Chess Interface.</summary>
    Uci,

    /// <summary>The Universal Shogi Interface.</summary>
    Usi,

    /// <summary>The Go Text Protocol, version 2.</summary>
    Gtp,
}
