using SelfPlay.Arena.Protocols.Thinking;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>What the command line asks for.</summary>
public sealed record GtpSettings
{
    /// <summary>What answers in a few seconds on a small computer, where neither clock nor command line says anything.</summary>
    public const int UsualSimulations = 400;

    /// <summary>What a .NET program under load may lose between clock and answer.</summary>
    public const int UsualOverhead = 100;

    public required NetworkSettings Network { get; init; }

    /// <summary>Rows of the first board.</summary>
    public int Size { get; init; } = 19;

    /// <summary>In half points; null takes what is usual for each size.</summary>
    public short? Komi { get; init; }

    /// <summary>A name, or an object of fields.</summary>
    public string Rules { get; init; } = "chinese";

    /// <summary>Per move, with clocks too; null goes by time, and without any by <see cref="UsualSimulations"/>.</summary>
    public int? Simulations { get; init; }

    /// <summary>Most time for a move.</summary>
    public TimeSpan? MoveTime { get; init; }

    /// <summary>Lost on the way between clock and program.</summary>
    public TimeSpan Overhead { get; init; } = TimeSpan.FromMilliseconds(UsualOverhead);

    /// <summary>Resigns when its chances were below this share at several of its moves in a row; 0 never does.</summary>
    public double ResignBelow { get; init; }

    /// <summary>0 plays the best move; more draws among good ones.</summary>
    public double Temperature { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>Megabytes for tree and cache.</summary>
    public int Hash { get; init; } = 1024;
}
