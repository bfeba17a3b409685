using System.Globalization;
using SelfPlay.Arena.Boards;
using SelfPlay.Engine;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.TextUi;

/// <summary>
/// People and programs at one board. Reads what people type and has programs move until the input ends, somebody quits, or a game between two
/// programs is over. Knows no console: <see cref="IPlayView"/> shows, <see cref="TypedLines"/> reads.
/// </summary>
internal sealed partial class PlaySession<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>What is longer is told without being repeated.</summary>
    private const int LongestMove = 40;

    private readonly PlaySetup<TPosition> _setup;
    private readonly IPlayView _view;
    private readonly TypedLines _typed;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancel;
    private readonly Opinions<TPosition> _opinions;
    private readonly IReadOnlyList<Instruction> _instructions;
    private readonly Lazy<Advisor<TPosition>> _advisor;
    private readonly Dictionary<string, GameFile> _files = [];
    private readonly GameFile? _autosave;

    private PlayedGame<TPosition> _game;
    private Seat<TPosition> _first;
    private Seat<TPosition> _second;
    private Level _level;
    private bool _isFlipped;
    private bool _isSaved = true;
    private bool _isOver;

    /// <param name="setup">Who plays what.</param>
    /// <param name="view">Shows it.</param>
    /// <param name="typed">What people type.</param>
    /// <param name="time">Dates of records, and delays.</param>
    /// <param name="cancel">Ctrl-C: ends the session in order.</param>
    /// <exception cref="InputException">The game to load, or the file to save to, cannot be used.</exception>
    public PlaySession(PlaySetup<TPosition> setup, IPlayView view, TypedLines typed, TimeProvider time, CancellationToken cancel)
    {
        (_setup, _view, _typed, _time, _cancel) = (setup, view, typed, time, cancel);
        (_first, _second, _level) = (setup.First, setup.Second, setup.Level);
        _opinions = new Opinions<TPosition>(Board);
        _advisor = new Lazy<Advisor<TPosition>>(setup.Advisor, isThreadSafe: false);
        _instructions = Instructions();
        _autosave = setup.SavePath is { } save ? FileAt(save) : null;
        _game = setup.LoadPath is { } load ? ReadGame(load, number: null).Game : NewGame();
        SitDown();
    }

    private TextBoard<TPosition> Board => _setup.Board;

    private Line<TPosition> Line => _game.Line;

    private Seat<TPosition> SeatToMove => SeatOf(_game.SideToMove);

    private bool HasPerson => _first.IsPerson || _second.IsPerson;

    /// <summary>Plays until the session is over.</summary>
    /// <exception cref="OperationCanceledException">Ctrl-C; everything was said and saved before.</exception>
    public void Run()
    {
        try
        {
            Show();
            if (HasPerson) _view.Say("Type a move, or 'help'.");
            while (!_isOver) Step();
        }
        finally
        {
            SayWhereTheGameIs();
            _view.Close();
        }
    }

    private void Step()
    {
        _cancel.ThrowIfCancellationRequested();
        if (_game.IsOver && !HasPerson) _isOver = true;
        else if (!_game.IsOver && SeatToMove.Mover is { } mover) LetMove(mover);
        else Listen();
    }

    private void LetMove(IMover<TPosition> mover)
    {
        var (name, before) = (Board.SideName(_game.SideToMove), _game.Position);
        var thought = mover.Choose(Line, _level, Progress(name), _cancel);
        _cancel.ThrowIfCancellationRequested();
        var title = $"{name} plays {Board.Name(before, thought.Move)}";
        if (thought.Report is { } report) _view.Tell(_opinions.Of(title, before, report, thought.Time));
        else _view.Say(title);
        Play(thought.Move, thought.Report is { } found ? $"{found.Best.Outcome.Value:+0.00;-0.00;0.00}/{found.Nodes}" : null);
        if (!HasPerson && _setup.Delay > TimeSpan.Zero) Task.Delay(_setup.Delay, _time, _cancel).GetAwaiter().GetResult();
    }

    private Action<long> Progress(string who)
    {
        _view.Thinking(who, 0, _level.Simulations);
        return simulations => _view.Thinking(who, simulations, _level.Simulations);
    }

    private void Listen()
    {
        _view.Prompt();
        if (_typed.Read(_cancel) is not { } line)
        {
            _isOver = true;
            return;
        }

        try
        {
            Obey(line.Trim());
        }
        catch (Exception exception) when (exception is InputException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _view.Complain(exception.Message);
        }
    }

    private void Obey(string line)
    {
        if (line.Length == 0) return;
        var words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var argument = words.Length > 1 ? words[1].Trim() : "";
        var instruction = _instructions.FirstOrDefault(one => one.Words.Contains(words[0], StringComparer.OrdinalIgnoreCase));
        if (instruction is null) TryMove(line);
        else if (argument.Length > 0 && instruction.Argument.Length == 0) throw new InputException($"'{instruction.Name}' takes nothing after it");
        else instruction.Run(argument);
    }

    private void TryMove(string text)
    {
        if (_game.IsOver) throw new InputException($"'{text}' cannot be played, the game is over: new, undo, save FILE or quit");
        if (text.Length > LongestMove || text.Any(char.IsControl)) throw new InputException("that is no move, and nothing that 'help' lists");
        if (!_setup.Game.Notation.TryParseMove(_game.Position, text, out var move, out var error)) throw new InputException(error + Hint(text));
        Play(move, comment: null);
    }

    /// <summary>A word that is like an instruction may have been meant for one; moves are short and hold digits.</summary>
    private string Hint(string text)
    {
        var word = text.Split(' ')[0];
        return word.Length >= 3 && word.All(char.IsAsciiLetter) ? Nearest.Hint(word, _instructions.Select(one => one.Name)) : "";
    }

    private void Play(Move move, string? comment)
    {
        _game.Play(move, comment);
        Changed();
    }

    /// <summary>The game is not what it was: shows it, and saves it if it is to be.</summary>
    private void Changed()
    {
        _isSaved = false;
        Show();
        if (_game.IsOver && HasPerson) _view.Say("new, undo, save FILE or quit?");
        if (_autosave is not null) SaveByItself(_autosave);
    }

    /// <summary>The same one for the same path, so that a game saved twice replaces itself.</summary>
    private GameFile FileAt(string path)
    {
        var full = Path.GetFullPath(path);
        if (!_files.TryGetValue(full, out var file)) _files.Add(full, file = new GameFile(path));
        return file;
    }

    private void Save(GameFile file)
    {
        file.Write(_setup.Game.Notation.FormatGame(_game.ToText(Tags()), Path.GetExtension(file.Path).TrimStart('.')));
        _isSaved = true;
    }

    /// <summary>A full disk must not end the game.</summary>
    private void SaveByItself(GameFile file)
    {
        try
        {
            Save(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _view.Complain($"the game could not be saved: {exception.Message}");
        }
    }

    private List<KeyValuePair<string, string>> Tags() =>
    [
        new("Event", "SelfPlay, played in the terminal"),
        new("Date", _time.GetLocalNow().ToString("yyyy.MM.dd", CultureInfo.InvariantCulture)),
        new(Board.SideName(Side.First), _first.Name),
        new(Board.SideName(Side.Second), _second.Name),
    ];

    private PlayedGame<TPosition> NewGame() => new(_setup.Game, Board, _setup.Start);

    /// <summary>What follows does not go on from what was searched: programs play the same after a detour as without it.</summary>
    private void ForgetSearches()
    {
        _first.Mover?.Forget();
        _second.Mover?.Forget();
    }

    /// <summary>A person who sits alone has his side at the bottom.</summary>
    private void SitDown() => _isFlipped = Board.CanFlip && !_first.IsPerson && _second.IsPerson;

    private Seat<TPosition> SeatOf(Side side) => side == Side.First ? _first : _second;

    private void Show(HeatMap? heat = null)
    {
        var (bottom, top) = _isFlipped ? (Side.Second, Side.First) : (Side.First, Side.Second);
        _view.Show(new PlayScreen
        {
            Title = $"{_setup.Game.Title}, {_level}",
            Board = BoardPicture.Of(Board, Line, _isFlipped, heat),
            Top = Panel(top),
            Bottom = Panel(bottom),
            Moves = _game.NumberedMoves(),
            Status = _game.Status,
        });
    }

    private PlayerPanel Panel(Side side) => new(
        side, Board.SideName(side), SeatOf(side).Name, Board.Beside(_game.Position, side, _setup.Ascii), !_game.IsOver && _game.SideToMove == side);

    private void SayWhereTheGameIs()
    {
        if (_autosave is not null && _isSaved && Line.Ply > 0) _view.Say($"The game is saved in {_autosave.Path}");
        else SayWhatIsNotSaved();
    }

    /// <summary>A game that nobody saved can at least be copied from the screen.</summary>
    private void SayWhatIsNotSaved()
    {
        if (!_isSaved && Line.Ply > 0) _view.Say($"The game was not saved: {string.Join(' ', _game.NumberedMoves())}");
    }
}
