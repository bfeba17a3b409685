using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.TextUi;

/// <content>What can be typed beside moves.</content>
internal sealed partial class PlaySession<TPosition>
{
    private IReadOnlyList<Instruction> Instructions() =>
    [
        new(["moves"], "", "lists the legal moves", _ => ListMoves()),
        new(["hint"], "", "what the network would play, by search", _ => GiveHint()),
        new(["policy"], "", "the network's first thought, and a heat map of it", _ => ShowPolicy()),
        new(["eval"], "", "how the network judges the position", _ => Evaluate()),
        new(["undo", "takeback"], "", "takes back your last move and the answer to it", _ => Undo()),
        new(["new"], "", "begins another game", _ => Begin(NewGame())),
        new(["swap"], "", "exchanges the players' sides", _ => Swap()),
        new(["flip"], "", "turns the board", _ => Flip()),
        new(["level"], "N", "lets networks search N simulations a move", SetLevel),
        new(["time"], "SECONDS", "lets networks think so long a move", SetTime),
        new(["save"], "FILE", "saves the game (a file of games gets one more)", SaveTo),
        new(["load"], "FILE [N]", "goes on with the last game of a file, or its game N", LoadFrom),
        new(["fen", "position"], "", "the position as a line of text", _ => _view.Say(_setup.Game.Notation.FormatPosition(_game.Position))),
        new(["resign"], "", "gives the game up", _ => Resign()),
        new(["draw"], "", "offers a draw; a net accepts unless it thinks itself better", _ => OfferDraw()),
        new(["help", "?"], "", "this list", _ => Help()),
        new(["quit", "exit"], "", "leaves", _ => _isOver = true),
    ];

    private void Help()
    {
        var width = _instructions.Max(one => one.Usage.Length);
        var lines = _instructions.Select(one => $"  {one.Usage.PadRight(width)}  {one.Help}");
        var example = _game.LegalMoves is [.., var last] ? $", such as {Board.Name(_game.Position, last)}" : "";
        _view.Say($"You can type a move{example}, or:\n{string.Join('\n', lines)}");
    }

    private void ListMoves()
    {
        RequireOngoing("moves");
        _view.Say(string.Join(' ', _game.LegalMoves.Select(move => Board.Name(_game.Position, move)).Order(StringComparer.Ordinal)));
    }

    private void GiveHint()
    {
        RequireOngoing("hint");
        var (report, time) = _advisor.Value.Search(Line, _level, Progress("hint"), _cancel);
        _view.Tell(_opinions.Of($"hint for {Board.SideName(_game.SideToMove)}: {Board.Name(_game.Position, report.Best.Move)}", _game.Position, report, time));
    }

    private void ShowPolicy()
    {
        RequireOngoing("policy");
        var sight = _advisor.Value.Look(Line);
        var heat = HeatMap.Of(Board, _game.Position, sight);
        Show(heat);
        _view.Tell(_opinions.Of($"policy for {Board.SideName(_game.SideToMove)}, in percent on the board", _game.Position, sight));
        if (heat.Elsewhere > 0) _view.Say($"{heat.Elsewhere}% end on no cell");
    }

    private void Evaluate()
    {
        RequireOngoing("eval");
        var sight = _opinions.Of("first sight", _game.Position, _advisor.Value.Look(Line));
        var (report, time) = _advisor.Value.Search(Line, _level, Progress("eval"), _cancel);
        _view.Tell(_opinions.Of($"evaluation, {Board.SideName(_game.SideToMove)} to move", _game.Position, report, time));
        _view.Say($"At first sight: {OpinionText.Chances(sight)}");
    }

    /// <summary>Back to the last time a person had to choose; a game that somebody gave up is only taken up again.</summary>
    private void Undo()
    {
        var ply = Line.Ply - (_game.IsOverByPlayers ? 0 : 1);
        while (ply >= 0 && !SeatOf(Line.Positions[ply].SideToMove).IsPerson) ply--;
        if (ply < 0) throw new InputException("there is no move of yours to take back");
        _game.TakeBackTo(ply);
        ForgetSearches();
        _view.Tell(null);
        Changed();
    }

    private void Begin(PlayedGame<TPosition> game)
    {
        SayWhatIsNotSaved();
        foreach (var file in _files.Values) file.Begin();
        _game = game;
        ForgetSearches();
        _isSaved = true;
        _view.Tell(null);
        Show();
    }

    private void Swap()
    {
        (_first, _second) = (_second, _first);
        SitDown();
        Show();
    }

    private void Flip()
    {
        if (!Board.CanFlip) throw new InputException($"a board of {_setup.Game.Title} is not turned");
        _isFlipped = !_isFlipped;
        Show();
    }

    private void SetLevel(string text)
    {
        if (text.Length > 0) Use(new Level(Number(text, "level"), Time: null));
        else _view.Say($"Networks have {_level}");
    }

    private void Use(Level level)
    {
        _level = level;
        ForgetSearches();
        _view.Say($"Networks have {_level}");
    }

    private void SetTime(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds is not (> 0 and <= 86_400))
            throw new InputException($"time takes seconds above 0, such as 'time 2', not '{text}'");
        Use(new Level(Simulations: null, TimeSpan.FromSeconds(seconds)));
    }

    private void SaveTo(string path)
    {
        if (path.Length == 0) throw new InputException($"save needs the name of a file, such as 'save game.{_setup.Game.Notation.GameExtension}'");
        var file = FileAt(path);
        Save(file);
        _view.Say($"Saved in {file.Path}");
    }

    private void LoadFrom(string argument)
    {
        if (argument.Length == 0) throw new InputException("load needs the name of a file");
        var words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isNumbered = words.Length > 1 && !File.Exists(argument) && words[^1].All(char.IsAsciiDigit);
        var path = isNumbered ? argument[..argument.LastIndexOf(' ')].TrimEnd() : argument;
        var (game, said) = ReadGame(path, isNumbered ? Number(words[^1], "load") : null);
        Begin(game);
        _view.Say(said);
    }

    /// <exception cref="InputException">There is no such game, or no such file.</exception>
    private (PlayedGame<TPosition> Game, string Said) ReadGame(string path, long? number)
    {
        if (Directory.Exists(path)) throw new InputException($"{path} is a folder: give the name of a file");
        if (!File.Exists(path)) throw new InputException($"there is no file '{path}'");
        using var text = File.OpenText(path);
        var (count, last) = (0, default(ReadGame<TPosition>));
        foreach (var read in _setup.Game.Notation.ReadGames(text))
        {
            (count, last) = (count + 1, read);
            if (count == number) break;
        }

        if (count == 0) throw new InputException($"{path} holds no game");
        if (number > count) throw new InputException($"{path} has {count} {(count == 1 ? "game" : "games")}, so there is no game {number}");
        if (last.Game is not { } game) throw new InputException($"{path}, game {count}: {last.Error}");
        return (PlayedGame<TPosition>.From(_setup.Game, Board, game), $"Game {count} of {path}, {Moves(game)}");
    }

    private static string Moves(GameText<TPosition> game) => game.Moves.Count == 1 ? "1 move" : $"{game.Moves.Count} moves";

    private void Resign()
    {
        RequireOngoing("resign");
        _game.Resign();
        Changed();
    }

    /// <summary>Two people at one board agree with each other.</summary>
    private void OfferDraw()
    {
        RequireOngoing("draw");
        var opponent = SeatOf(_game.SideToMove.Opponent());
        if (opponent.Mover is { } mover && !mover.AcceptsDraw(Line, _level, _cancel))
        {
            _view.Say($"{opponent.Name} plays on");
            return;
        }

        _game.AgreeToDraw();
        Changed();
    }

    private void RequireOngoing(string word)
    {
        if (_game.IsOver) throw new InputException($"'{word}' needs a game that goes on: new, undo or load FILE");
    }

    private static long Number(string text, string word) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InputException($"{word} takes a whole number from 1 on, not '{text}'");
}
