namespace SelfPlay.Net.Serialization;

/// <summary>An instant of the whole range that MessagePack has, which is wider than that of <see cref="DateTimeOffset"/>.</summary>
/// <param name="Seconds">Since 1970-01-01 00:00 UTC; negative before it.</param>
/// <param name="Nanoseconds">Below 1,000,000,000; always counted forwards.</param>
public readonly record struct MessagePackTimestamp(long Seconds, uint Nanoseconds)
{
    public const sbyte ExtensionCode = -1;

    public const uint NanosecondsPerSecond = 1_000_000_000;
}
