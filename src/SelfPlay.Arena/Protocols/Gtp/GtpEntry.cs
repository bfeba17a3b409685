namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>A command that the server knows.</summary>
/// <param name="Name">Of the command.</param>
/// <param name="Usage">What it takes.</param>
/// <param name="Action">Reads its arguments and answers it, or begins to.</param>
internal sealed record GtpEntry(string Name, string Usage, Action<GtpArguments, GtpReply> Action);
