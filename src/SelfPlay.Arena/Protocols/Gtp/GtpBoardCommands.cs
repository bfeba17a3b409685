using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The commands that set up the board, make moves without thought, and count.</summary>
internal sealed class GtpBoardCommands(GtpSession session)
{
    private const string Moves = "pairs of a colour and a vertex, such as b D4 w pass";

    private GtpGame Game => session.Game;

    public void AddTo(GtpCommandTable table)
    {
        table.Add("boardsize", $"one number of rows from {GoRules.MinSize} to {GoRules.MaxSize}", SetSize);
        table.Add("clear_board", "nothing", _ => session.NewGame(Game.Rules.Size));
        table.Add("komi", "a number of points", SetKomi);
        table.Add("play", "a colour and a vertex", arguments => Game.Play(arguments.Colour(), arguments.Vertex(Game.Rules)));
        table.Add("gogui-play_sequence", Moves, PlaySequence);
        table.Add("undo", "nothing", _ => Game.Undo());
        table.Add("gg-undo", "a number of moves, or nothing for one", arguments => Game.Undo(arguments.HasMore ? arguments.Whole(0) : 1));
        table.Add("fixed_handicap", "a number of stones", arguments => PlaceHandicap(arguments, GtpHandicap.Most(Game.Rules.Size)));
        table.Add("place_free_handicap", "a number of stones", arguments => PlaceHandicap(arguments, Game.Rules.Cells - 1));
        table.Add("set_free_handicap", "two points or more", SetHandicap);
        table.Add("gogui-setup", "pairs of a colour and a point, such as b D4 w Q16", SetUp);
        table.Add("gogui-setup_player", "a colour", SetPlayer);
        table.Add("showboard", "nothing", _ => Show());
        table.Add("final_score", "nothing", _ => Score());
        table.Add("final_status_list", "one of alive, dead, seki", ListStatus);
    }

    private void SetSize(GtpArguments arguments)
    {
        var size = arguments.Whole(0);
        if (arguments.HasMore && arguments.Whole(0) != size) throw new InputException("unacceptable size: boards have as many columns as rows");
        if (size is < GoRules.MinSize or > GoRules.MaxSize) throw new InputException($"unacceptable size: give {GoRules.MinSize} to {GoRules.MaxSize}");
        session.NewGame(size);
        session.Brain.Ready(session.Cancel);
    }

    private void SetKomi(GtpArguments arguments)
    {
        var text = arguments.Word();
        if (!GoRules.TryParseKomi(text, out var komi)) throw arguments.Wrong($"whole or half, {GoRules.MaxKomi} at most, such as 6.5, and not '{text}'");
        session.SetKomi(komi);
    }

    private void PlaySequence(GtpArguments arguments)
    {
        var before = Game.MoveCount;
        try
        {
            while (arguments.HasMore) Game.Play(arguments.Colour(), arguments.Vertex(Game.Rules));
        }
        catch (InputException)
        {
            Game.Undo(Game.MoveCount - before);
            throw;
        }
    }

    /// <summary>The protocol lets a program place fewer free stones than it is asked for.</summary>
    private string PlaceHandicap(GtpArguments arguments, int most)
    {
        var places = GtpHandicap.Most(Game.Rules.Size);
        if (places == 0) throw new InputException($"a board of {Game.Rules.Size} rows has no places for handicap stones: give them with set_free_handicap");
        var cells = GtpHandicap.Cells(Game.Rules.Size, Math.Min(arguments.Whole(GtpHandicap.Fewest, most), places));
        GiveHandicap(cells);
        return string.Join(' ', cells.Select(cell => GoPoint.Format(cell, Game.Rules.Size)));
    }

    private void SetHandicap(GtpArguments arguments)
    {
        var cells = new List<int>();
        while (arguments.HasMore) cells.Add(arguments.Point(Game.Rules));
        if (cells.Count < GtpHandicap.Fewest) throw arguments.Wrong(null);
        if (cells.Distinct().Count() < cells.Count) throw new InputException("bad vertex list: a point is named twice");
        GiveHandicap(cells);
    }

    private void GiveHandicap(IReadOnlyList<int> cells)
    {
        RequireEmptyBoard();
        Game.SetUp(cells, [], Side.Second);
    }

    private void SetUp(GtpArguments arguments)
    {
        RequireEmptyBoard();
        List<int> black = [], white = [];
        while (arguments.HasMore)
        {
            var own = arguments.Colour() == Side.First ? black : white;
            own.Add(arguments.Point(Game.Rules));
        }

        if (black.Concat(white).Distinct().Count() < black.Count + white.Count) throw new InputException("a point is named twice");
        Game.SetUp(black, white, Side.First);
    }

    private void SetPlayer(GtpArguments arguments)
    {
        var side = arguments.Colour();
        if (Game.MoveCount > 0) throw new InputException("moves have been played: after them genmove and play say whose turn it is");
        Game.SetUp(Stones(Side.First), Stones(Side.Second), side);
    }

    private void RequireEmptyBoard()
    {
        if (!Game.IsEmpty) throw new InputException("board not empty: send clear_board first");
    }

    private string Show() =>
        $"\n{new GoNotation(Game.Rules).Draw(Game.Position)}"
        + $"{(Game.Position.SideToMove == Side.First ? "Black (X)" : "White (O)")} to move after {Game.MoveCount} move{(Game.MoveCount == 1 ? "" : "s")}, komi {Game.Rules.KomiText}, "
        + $"{(Game.Rules.Situational ? "situational" : "positional")} superko{(Game.Rules.Suicide ? ", suicide allowed" : "")}{(Game.IsOver ? ", both have passed" : "")}";

    /// <summary>By the board as it lies: what is dead must have been taken.</summary>
    private string Score()
    {
        var half = GoScore.HalfPoints(Game.Position);
        return half == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(half > 0 ? 'B' : 'W')}+{Math.Abs(half) / 2.0:0.0}");
    }

    private string ListStatus(GtpArguments arguments)
    {
        var status = arguments.Word().ToLowerInvariant();
        return status switch
        {
            "alive" => string.Join('\n', Game.Position.Chains().Select(chain => string.Join(' ', chain.Select(cell => GoPoint.Format(cell, Game.Rules.Size))))),
            "dead" or "seki" => "",
            _ => throw arguments.Wrong($"not '{status}'"),
        };
    }

    private List<int> Stones(Side side) => [.. Enumerable.Range(0, Game.Rules.Cells).Where(cell => Game.Position.StoneAt(cell) == side)];
}
