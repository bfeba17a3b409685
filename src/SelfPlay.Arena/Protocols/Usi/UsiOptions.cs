using SelfPlay.Arena.Protocols.Options;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Games.Shogi;

namespace SelfPlay.Arena.Protocols.Usi;

/// <summary>The options of the USI server.</summary>
public sealed class UsiOptions : ServerOptions<ShogiPosition>
{
    private const string Rule27 = "CSARule27", Rule24 = "CSARule24", NoRule = "NoEnteringKing";

    /// <summary>Some twenty milliseconds; finds most mates in eleven moves and many longer ones.</summary>
    private const int UsualMateNodes = 20_000;

    /// <summary>A megabyte holds 2 to this power entries of a mate search; more than two gigabytes are no use.</summary>
    private const int MegabyteBits = 15, MostTableBits = 26;

    private readonly OwnOptions _own;
    private RootMate? _rootMate;
    private long _rootMateNodes;

    public UsiOptions() : this(new OwnOptions())
    {
    }

    private UsiOptions(OwnOptions own) : base(new ServerOptionNames("USI_Hash", "USI_Ponder", "MoveOverhead", "ClearHash"), own.All) => _own = own;

    /// <summary>For "go mate", which has the memory for itself.</summary>
    internal int MateTableBits => Math.Min(MegabyteBits + (int)Math.Log2(HashMegabytes), MostTableBits);

    private protected override GameOrigin<ShogiPosition> Origin
    {
        get
        {
            var rule = _own.EnteringKing.Value switch
            {
                Rule24 => EnteringKingRule.Points24,
                NoRule => EnteringKingRule.None,
                _ => EnteringKingRule.Points27,
            };
            var limit = _own.MoveLimit.Value == 0 ? int.MaxValue : (int)_own.MoveLimit.Value;
            return new GameOrigin<ShogiPosition>(ShogiPosition.Initial.With(rule), ShogiNotation.For(rule), "sfen", limit);
        }
    }

    private protected override Wording<ShogiPosition> Wording => new UsiWording(_own.ResignBelow.Value / 100);

    private protected override EngineSettings<ShogiPosition> Complete(EngineSettings<ShogiPosition> settings)
    {
        var nodes = _own.MateNodes.Value;
        if (nodes != _rootMateNodes) (_rootMateNodes, _rootMate) = (nodes, nodes == 0 ? null : new RootMate(nodes));
        return settings with { Shortcut = _rootMate is { } mate ? mate.Look : null };
    }

    private sealed class OwnOptions
    {
        // The names that other shogi programs have given to the same.
        public ComboOption EnteringKing { get; } = new("EnteringKingRule", Rule27, NoRule, Rule24, Rule27);

        public SpinOption MoveLimit { get; } = new("MaxMovesToDraw", 0, 0, 100_000);

        public DecimalOption ResignBelow { get; } = new("ResignBelow", 0, 0, 50);

        public SpinOption MateNodes { get; } = new("MateNodes", UsualMateNodes, 0, 100_000_000);

        public IEnumerable<EngineOption> All => [EnteringKing, MoveLimit, ResignBelow, MateNodes];
    }
}
