namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Moves without thought: legality, passes, handicaps, undo, scores.</summary>
public sealed class GtpBoardTests
{
    /// <summary>Black's stone on D3 was taken by White's on C3, and could take it back.</summary>
    private static readonly string[] Ko =
        ["boardsize 5", "play b C4", "play w D4", "play b B3", "play w E3", "play b C2", "play w D2", "play b D3", "play w C3"];

    [Test]
    public void Colours_and_vertices_are_read_in_any_case()
    {
        var answers = new GtpTalk().Ask("play BLACK c3", "play w D4", "play White PASS", "play B e5");
        Assert.That(answers, Is.All.EqualTo("="));
    }

    [TestCase("play b C4", ExpectedResult = "? illegal move: C4 is taken")]
    [TestCase("play b D3", ExpectedResult = "? illegal move: D3 would repeat an earlier position of the board (superko)")]
    [TestCase("play w D3", ExpectedResult = "=")]
    public string A_move_must_be_legal_by_the_rules_in_force(string line) => new GtpTalk().Last([.. Ko, line]);

    [Test]
    public void Superko_is_remembered_over_passes_and_turns_out_of_order()
    {
        Assert.That(new GtpTalk().Last([.. Ko, "play b pass", "play w pass", "play b D3"]), Does.Contain("(superko)"));
        Assert.That(new GtpTalk().Last([.. Ko, "play w A1", "play w pass", "play b D3"]), Is.EqualTo("="), "the board has changed since");
    }

    [Test]
    public void Suicide_is_legal_under_rules_that_allow_it_which_then_cannot_be_left()
    {
        string[] trap = ["boardsize 5", "play b A2", "play w A3", "play w B2", "play w B1"];
        Assert.That(new GtpTalk().Last([.. trap, "play b A1"]), Is.EqualTo("? illegal move: A1 would be suicide"));
        var answers = new GtpTalk().Ask([.. trap, "kata-set-rules tromp-taylor", "play b A1", "kata-set-rules chinese", "kata-get-rules", "undo", "kata-set-rules chinese"]);
        Assert.That(answers[^6..], Is.EqualTo(new[]
        {
            "=", "=", "? the game has a suicide, which these rules forbid: clear the board first",
            "= {\"hasButton\":false,\"ko\":\"POSITIONAL\",\"scoring\":\"AREA\",\"suicide\":true,\"tax\":\"NONE\",\"whiteHandicapBonus\":\"0\"}", "=", "=",
        }));
    }

    [TestCase("kata-set-rules new-zealand", ",\"suicide\":true,", "\"ko\":\"SITUATIONAL\"")]
    [TestCase("kgs-rules new_zealand", ",\"suicide\":true,", "\"ko\":\"SITUATIONAL\"")]
    [TestCase("kata-set-rules {\"ko\":\"SITUATIONAL\", \"suicide\":false, \"tax\":\"NONE\", \"friendlyPassOk\":true}", ",\"suicide\":false,", "\"ko\":\"SITUATIONAL\"")]
    [TestCase("kata-set-rule suicide true", ",\"suicide\":true,", "\"ko\":\"POSITIONAL\"")]
    public void Rules_are_set_by_name_by_object_or_by_field(string line, params string[] parts)
    {
        var rules = new GtpTalk().Last("play b c3", line, "kata-get-rules");
        foreach (var part in parts) Assert.That(rules, Does.Contain(part));
    }

    [Test]
    public void A_move_of_the_same_side_is_no_pass_of_the_other()
    {
        string[] twice = ["play b C3", "play b pass", "play b pass"];
        Assert.That(Over([.. twice]), Is.False);
        Assert.That(Over([.. twice, "play w pass"]), Is.True);
        Assert.That(Over("play w C3", "play b pass", "play b D4", "play w pass"), Is.False);
    }

    [Test]
    public void After_two_passes_the_game_goes_on_when_a_stone_is_played()
    {
        string[] passes = ["play b C3", "play w pass", "play b pass"];
        Assert.That(Over(passes), Is.True);
        Assert.That(Over([.. passes, "play w pass"]), Is.True);
        Assert.That(Over([.. passes, "play w D4"]), Is.False);
        Assert.That(Over([.. passes, "play b D4", "play w pass"]), Is.False);
        Assert.That(Over([.. passes, "play b D4", "undo"]), Is.True);
    }

    [Test]
    public void Undo_brings_back_every_board_before_down_to_the_first()
    {
        string[] moves = [.. Ko[1..], "play w A5", "play w pass", "play w B5", "play b pass", "play w pass", "play b E1"];
        for (var undone = 0; undone <= moves.Length; undone++)
        {
            var rest = moves[..^undone];
            var expected = new GtpTalk().Last(["boardsize 5", .. rest, "showboard"]);
            Assert.That(new GtpTalk().Last(["boardsize 5", .. moves, .. Enumerable.Repeat("undo", undone), "showboard"]), Is.EqualTo(expected));
            Assert.That(new GtpTalk().Last(["boardsize 5", .. moves, $"gg-undo {undone}", "showboard"]), Is.EqualTo(expected));
        }
    }

    [TestCase(9, 2, "C3 G7")]
    [TestCase(9, 5, "C3 G7 C7 G3 E5")]
    [TestCase(13, 4, "D4 K10 D10 K4")]
    [TestCase(19, 3, "D4 Q16 D16")]
    [TestCase(19, 6, "D4 Q16 D16 Q4 D10 Q10")]
    [TestCase(19, 7, "D4 Q16 D16 Q4 D10 Q10 K10")]
    [TestCase(19, 9, "D4 Q16 D16 Q4 D10 Q10 K4 K16 K10")]
    [TestCase(8, 4, "C3 F6 C6 F3")]
    public void Handicap_stones_lie_where_the_protocol_has_them_and_white_moves(int size, int stones, string points)
    {
        var answers = new GtpTalk().Ask($"boardsize {size}", $"fixed_handicap {stones}", "showboard", $"fixed_handicap {stones}", "clear_board", $"set_free_handicap {points}", "showboard");
        Assert.That(answers[1], Is.EqualTo($"= {points}"));
        Assert.That(answers[2], Does.Contain("White (O) to move after 0 moves"));
        Assert.That(answers[3], Is.EqualTo("? board not empty: send clear_board first"));
        Assert.That(answers[^1], Is.EqualTo(answers[2]));
    }

    [Test]
    public void Fewer_free_handicap_stones_are_placed_than_there_are_places_for() =>
        Assert.That(new GtpTalk().Ask("place_free_handicap 20", "boardsize 8", "place_free_handicap 7", "boardsize 5", "place_free_handicap 2"), Is.EqualTo(new[]
        {
            "= C3 G7 C7 G3 C5 G5 E3 E7 E5", "=", "= C3 F6 C6 F3", "=", "? a board of 5 rows has no places for handicap stones: give them with set_free_handicap",
        }));

    [Test]
    public void A_sequence_is_played_whole_or_not_at_all()
    {
        var answers = new GtpTalk().Ask("gogui-play_sequence b c3 w d4 b pass", "gogui-play_sequence w e5 b d4", "play w e5");
        Assert.That(answers, Is.EqualTo(new[] { "=", "? illegal move: D4 is taken", "=" }));
    }

    [Test]
    public void A_setup_has_stones_of_both_and_whoever_is_to_move()
    {
        var answers = new GtpTalk().Ask("gogui-setup b c3 w d4 b e5", "gogui-setup_player w", "showboard", "undo", "play w c4", "gogui-setup_player b");
        Assert.That(answers[2], Does.Contain("White (O) to move after 0 moves").And.Contain(" 4 . . . O ."));
        Assert.That(answers[3], Does.StartWith("? cannot undo"));
        Assert.That(answers[5], Does.StartWith("? moves have been played"));
    }

    [Test]
    public void The_score_counts_areas_with_all_stones_alive()
    {
        Assert.That(new GtpTalk().Last("komi 7", "final_score"), Is.EqualTo("= W+7.0"));
        Assert.That(new GtpTalk().Last("komi 0", "final_score"), Is.EqualTo("= 0"));
        Assert.That(new GtpTalk().Last("komi 5.5", "play b c3", "final_score"), Is.EqualTo("= B+75.5"));
        Assert.That(new GtpTalk().Last("komi 5.5", "play b c3", "play w d4", "final_score"), Is.EqualTo("= W+5.5"));
    }

    [Test]
    public void All_chains_are_alive()
    {
        string[] moves = ["play b c3", "play w d4", "play b c4", "play w g7"];
        Assert.That(new GtpTalk().Last([.. moves, "final_status_list alive"]), Is.EqualTo("= C4 C3\nG7\nD4"));
        Assert.That(new GtpTalk().Last([.. moves, "final_status_list dead"]), Is.EqualTo("="));
        Assert.That(new GtpTalk().Last([.. moves, "final_status_list seki"]), Is.EqualTo("="));
    }

    [Test]
    public void Komi_and_rules_stay_over_boards_and_without_either_each_size_has_its_own()
    {
        Assert.That(new GtpTalk().Last("boardsize 13", "showboard"), Does.Contain("komi 7.5, positional superko"));
        Assert.That(new GtpTalk().Last("komi 5.5", "kata-set-rules aga", "boardsize 13", "clear_board", "showboard"), Does.Contain("komi 5.5, situational superko"));
    }

    private static bool Over(params IEnumerable<string> moves) => new GtpTalk().Last([.. moves, "showboard"]).EndsWith(", both have passed", StringComparison.Ordinal);
}
