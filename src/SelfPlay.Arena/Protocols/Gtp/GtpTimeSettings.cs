namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>What the players were given at the start. Absolute time is main time without periods.</summary>
/// <param name="Main">Main time.</param>
/// <param name="Increment">Gained with each move of the main time (Fischer).</param>
/// <param name="Period">Length of an overtime period; zero if there is no overtime.</param>
/// <param name="Stones">To be played in a period: 1 in Japanese overtime.</param>
/// <param name="Periods">That may run out, the last one included: 1 in Canadian overtime.</param>
internal sealed record GtpTimeSettings(TimeSpan Main, TimeSpan Increment = default, TimeSpan Period = default, int Stones = 1, int Periods = 1)
{
    public const int MostCounted = 1_000_000;

    /// <summary>The kinds that <see cref="Read"/> knows.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["none", "absolute", "byoyomi", "canadian", "fischer"];

    public bool HasOvertime => Period > TimeSpan.Zero;

    /// <summary>The protocol's own form: main time, overtime period, stones of a period (Canadian). Null for no limit: a period without stones, by the
    /// specification, or no time at all.</summary>
    public static GtpTimeSettings? ReadStandard(GtpArguments arguments)
    {
        var (main, period, stones) = (arguments.Seconds(), arguments.Seconds(), arguments.Whole(0, MostCounted));
        var isUnlimited = period > TimeSpan.Zero ? stones == 0 : main == TimeSpan.Zero;
        return isUnlimited ? null : new GtpTimeSettings(main, default, period, Math.Max(1, stones));
    }

    /// <summary>A kind and its numbers, as KGS has it. Null for no limit.</summary>
    public static GtpTimeSettings? Read(GtpArguments arguments)
    {
        var kind = arguments.Word().ToLowerInvariant();
        return kind switch
        {
            "none" => null,
            "absolute" => new GtpTimeSettings(arguments.Seconds()),
            "byoyomi" => Japanese(arguments),
            "canadian" => ReadStandard(arguments),
            "fischer" => new GtpTimeSettings(arguments.Seconds(), arguments.Seconds()),
            _ => throw arguments.Wrong($"and '{kind}' is no kind: give {string.Join(", ", Kinds)}"),
        };
    }

    private static GtpTimeSettings Japanese(GtpArguments arguments)
    {
        var (main, period, periods) = (arguments.Seconds(), arguments.Seconds(), arguments.Whole(0, MostCounted));
        return new GtpTimeSettings(main, default, periods == 0 ? default : period, 1, Math.Max(1, periods));
    }
}
