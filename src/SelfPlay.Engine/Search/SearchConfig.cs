namespace SelfPlay.Engine.Search;

/// <summary>Settings of the search; each default says where it comes from.</summary>
public sealed record SearchConfig
{
    public SearchKind Kind { get; init; } = SearchKind.Gumbel;

    /// <summary>Simulations per move. Gumbel learns from few (the paper: 16 to 32 suffice on 9x9 Go).</summary>
    public int Simulations { get; init; } = 32;

    /// <summary>Looks in every position for a move that wins at once: the position then needs no network, and the move is played and learnt. It costs a few
    /// percent and spares games with many moves (shogi) most of their moves without aim.</summary>
    public bool WinInOne { get; init; }

    /// <summary>Gumbel: root moves considered, m of the paper (16).</summary>
    public int ConsideredMoves { get; init; } = 16;

    /// <summary>Gumbel: c_visit of the paper.</summary>
    public float CVisit { get; init; } = 50;

    /// <summary>Gumbel: c_scale, with completed Q rescaled to [0, 1] per node (mctx). Used only together with that rescale.</summary>
    public float CScale { get; init; } = 0.1f;

    /// <summary>PUCT: c_init for Q in [-1, 1], twice AlphaZero's 1.25 for [0, 1].</summary>
    public float CPuct { get; init; } = 2.5f;

    /// <summary>PUCT: c_base (AlphaZero).</summary>
    public float CPuctBase { get; init; } = 19652;

    /// <summary>PUCT: first-play urgency; times sqrt(sum of P over the visited moves), subtracted from the node's value below the
    /// root (KataGo 0.2 on [-1, 1]); 0 at the root.</summary>
    public float FpuReduction { get; init; } = 0.2f;

    /// <summary>PUCT: share of Dirichlet noise in the root prior (AlphaZero).</summary>
    public float DirichletShare { get; init; } = 0.25f;

    /// <summary>PUCT: alpha is this over the number of legal moves (AlphaZero's 0.3, 0.15, 0.03 follow about 10 / moves).</summary>
    public float DirichletTotal { get; init; } = 10;

    /// <summary>PUCT: share of moves searched in full and learnt from (KataGo 0.25); 1 turns playout-cap randomisation off.</summary>
    public float FullSearchShare { get; init; } = 0.25f;

    /// <summary>PUCT: simulations of the other moves, without noise and not learnt from (KataGo 100 beside 600).</summary>
    public int FastSimulations { get; init; } = 8;

    /// <summary>PUCT: forced playouts at the root, pruned from the target (KataGo 2).</summary>
    public float ForcedPlayouts { get; init; } = 2;

    /// <summary>PUCT: plies during which self-play samples its move by temperature 1 (AlphaZero 30); later it plays the best. Gumbel
    /// samples by its noise throughout.</summary>
    public int TemperaturePlies { get; init; } = 30;

    /// <summary>Policy search: sampling temperature at generation.</summary>
    public float PolicyTemperature { get; init; } = 1;
}
