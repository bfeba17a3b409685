using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>No line ends or silences a server, and every search gets exactly one answer.</summary>
public sealed class EngineFuzzTests
{
    private static readonly string[] SharedWords =
    [
        "isready", "setoption", "name", "value", "MultiPV", "Threads", "true", "Temperature", "position", "startpos", "moves", "go", "searchmoves", "ponder", "wtime",
        "btime", "winc", "binc", "movestogo", "depth", "nodes", "mate", "movetime", "infinite", "perft", "stop", "ponderhit", "d", "eval", "1", "2", "-3",
        "99999999999999999999", "0.5", "w", "b", "-", "\u00e4\u4e2d\ud83d", "\0", "<empty>", "=", "quitt",
    ];

    private static readonly string[] UciWords =
    [
        .. SharedWords, "uci", "debug", "on", "off", "Hash", "UCI_Chess960", "Clear", "register", "ucinewgame", "fen", "e2e4", "e7e5", "e1g1", "0000", "8/8/8/8/8/8/8/8",
        "KQkq", "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR", "4k3/8/8/8/8/8/8/R3K3",
    ];

    private static readonly string[] UsiWords =
    [
        .. SharedWords, "usi", "USI_Hash", "USI_Ponder", "EnteringKingRule", "CSARule24", "MaxMovesToDraw", "ResignBelow", "MateNodes", "ClearHash", "usinewgame", "gameover",
        "win", "byoyomi", "sfen", "7g7f", "3c3d", "8h2b+", "P*5e", "lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL", "9/9/9/9/9/9/9/9/9",
        "4k4/9/4P4/9/9/9/9/9/4K4", "G2r2b3g4s4n4l17p", "2SGS4/+B+RGKGLLRB/9/9/7pp/8k/9/9/9",
    ];

    [Test]
    public void Random_words_never_stop_the_uci_server([Values(1, 2, 3, 4)] int seed)
    {
        using var uci = new UciSession();
        Check(uci, UciWords, seed, "^[a-h][1-8][a-h][1-8]$");
    }

    [Test]
    public void Random_words_never_stop_the_usi_server([Values(1, 2, 3, 4)] int seed)
    {
        using var usi = new UsiSession();
        Check(usi, UsiWords, seed, "^[1-9][a-i][1-9][a-i]$");
    }

    private static void Check<TPosition>(EngineSession<TPosition> session, string[] words, int seed, string move)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var rng = new Rng((ulong)seed);
        for (var round = 0; round < 40; round++)
        {
            for (var i = 0; i < 10; i++) session.Send(RandomLine(words, ref rng));
            session.Send("stop");
            session.Sync();
        }

        session.Send("setoption name Temperature value 0", "setoption name MaxMovesToDraw value 0", "setoption name ResignBelow value 0");
        Assert.That(session.Ask("position startpos", "go nodes 30"), Does.Match(move));
    }

    private static string RandomLine(string[] words, ref Rng rng)
    {
        var line = new string[rng.Next(9)];
        for (var i = 0; i < line.Length; i++) line[i] = words[rng.Next(words.Length)];
        return string.Join(' ', line);
    }
}
