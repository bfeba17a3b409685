using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tests.Protocols;

public sealed class GtpFuzzTests
{
    private static readonly string[] Commands =
    [
        "protocol_version", "name", "list_commands", "known_command", "boardsize", "clear_board", "komi", "play", "play b", "play w", "genmove", "genmove b", "reg_genmove w", "undo",
        "gg-undo", "fixed_handicap", "place_free_handicap", "set_free_handicap", "gogui-play_sequence", "gogui-setup", "gogui-setup_player", "showboard", "final_score",
        "final_status_list", "time_settings", "kgs-time_settings", "kata-time_settings", "time_left", "kata-get-rules", "kata-set-rules", "kata-set-rule", "kgs-rules", "loadsgf",
        "printsgf -", "kata-raw-nn", "selfplay-policy", "selfplay-forbidden", "lz-analyze", "kata-analyze", "kata-genmove_analyze", "stop", "nonsense",
    ];

    private static readonly string[] Words =
    [
        "b", "w", "white", "BLACK", "a1", "B2", "c3", "d4", "e5", "pass", "Z99", "0", "1", "2", "5", "-3", "6.5", "99999999999999999999", "NaN", "1e400", "none", "absolute", "byoyomi",
        "canadian", "fischer", "aga", "tromp-taylor", "chinese", "ko", "SITUATIONAL", "suicide", "{\"ko\":1}", "{", "alive", "interval", "avoid", "allow", "a1,b2", "minmoves", "rootInfo",
        "true", "\u00e4\u4e2d\ud83d", "\0", "#", "\t", "",
    ];

    [Test]
    public void Random_lines_never_stop_the_server_and_each_has_one_answer([Values(1, 2, 3, 4)] int seed)
    {
        var rng = new Rng((ulong)seed);
        var lines = new List<string> { "boardsize 5" };
        for (var i = 0; i < 400; i++) lines.Add($"{i} {RandomLine(ref rng)}");
        var answers = new GtpTalk { Settings = GtpTalk.Usual with { Simulations = 3 } }.Ask(lines);
        var ids = answers.Skip(1).Select(answer => int.Parse(new string([.. answer.Skip(1).TakeWhile(char.IsAsciiDigit)])));
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 400)));
    }

    [Test]
    public void Random_games_with_moves_out_of_order_and_undos_keep_their_boards([Values(1, 2, 3)] int seed)
    {
        var rng = new Rng((ulong)seed);
        var lines = new List<string> { "boardsize 5" };
        for (var i = 0; i < 150; i++) lines.Add($"play {"bw"[rng.Next(2)]} {(rng.Next(6) == 0 ? "pass" : $"{"abcde"[rng.Next(5)]}{1 + rng.Next(5)}")}");
        var talk = new GtpTalk();
        var played = talk.Ask(lines).Zip(lines).Where(pair => pair.First == "=").Select(pair => pair.Second).ToList();
        Assert.That(talk.Ask(played), Is.All.EqualTo("="));
        Assert.That(talk.Last([.. played, "play b pass", "undo", "showboard"]), Is.EqualTo(talk.Last([.. lines, "showboard"])));
    }

    private static string RandomLine(ref Rng rng)
    {
        var words = new string[1 + rng.Next(6)];
        words[0] = Commands[rng.Next(Commands.Length)];
        for (var i = 1; i < words.Length; i++) words[i] = Words[rng.Next(Words.Length)];
        return string.Join(' ', words[0] == "printsgf -" ? words[..1] : words);
    }
}
