using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class UciFuzzTests
{
    private static readonly string[] Words =
    [
        "uci", "debug", "on", "off", "isready", "setoption", "name", "value", "Hash", "MultiPV", "Threads", "UCI_Chess960", "true", "Temperature", "Clear", "register",
        "ucinewgame", "position", "startpos", "fen", "moves", "e2e4", "e7e5", "e1g1", "0000", "go", "searchmoves", "ponder", "wtime", "btime", "winc", "binc", "movestogo",
        "depth", "nodes", "mate", "movetime", "infinite", "perft", "stop", "ponderhit", "d", "eval", "1", "2", "-3", "99999999999999999999", "0.5", "8/8/8/8/8/8/8/8", "w", "b",
        "-", "KQkq", "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR", "4k3/8/8/8/8/8/8/R3K3", "\u00e4\u4e2d\ud83d", "\0", "<empty>", "=", "quitt",
    ];

    /// <summary>No line ends or silences the server, and every search gets exactly one answer.</summary>
    [Test]
    public void Random_words_never_stop_the_server([Values(1, 2, 3, 4)] int seed)
    {
        using var uci = new UciSession();
        var rng = new Rng((ulong)seed);
        for (var round = 0; round < 40; round++)
        {
            for (var i = 0; i < 10; i++) uci.Send(RandomLine(ref rng));
            uci.Send("stop");
            uci.Sync();
        }

        Assert.That(uci.Ask("setoption name Temperature value 0", "position startpos", "go nodes 30"), Does.Match("^[a-h][1-8][a-h][1-8]$"));
    }

    private static string RandomLine(ref Rng rng)
    {
        var words = new string[rng.Next(9)];
        for (var i = 0; i < words.Length; i++) words[i] = Words[rng.Next(Words.Length)];
        return string.Join(' ', words);
    }
}
