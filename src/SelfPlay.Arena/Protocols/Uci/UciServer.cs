using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>
/// Speaks the Universal Chess Interface (Kahlen and Meyer-Kahlen 2006): lines in, lines out. Every line is answered at once, but for a search or an option
/// that comes while a search goes on that ends by itself; searching and loading go on behind it. What cannot be read is told in one sentence ("info string error: ...") and passed over.
/// </summary>
public sealed class UciServer : IDisposable
{
    private const int DeepestPerft = 100, LongestShown = 40;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static readonly Game<ChessPosition> Chess = ChessGame.Create();

    private readonly UciOptions _options;
    private readonly ProtocolWriter _output;
    private readonly TimeProvider _clock;
    private readonly ThinkingThread<ChessPosition> _thinking;
    private readonly Dictionary<string, Action<string[]>> _commands;
    private readonly UciGame _game = new();
    private InputPump? _input;
    private IActivity? _activity;
    private bool _debugs;

    /// <param name="networks">Where networks come from; belongs to the server from now on.</param>
    /// <param name="options">As the command line set them.</param>
    /// <param name="output">Where lines go.</param>
    /// <param name="clock">Measures thinking.</param>
    public UciServer(INetworkSource networks, UciOptions options, ProtocolWriter output, TimeProvider clock)
    {
        (_options, _output, _clock) = (options, output, clock);
        _thinking = new ThinkingThread<ChessPosition>(Chess, networks, Tell, clock);
        _options.HashCleared += _thinking.Forget;
        _commands = new Dictionary<string, Action<string[]>>
        {
            ["uci"] = _ => Introduce(),
            ["debug"] = Debug,
            ["isready"] = _ => AnswerReady(),
            ["setoption"] = SetOption,
            ["register"] = _ => { },
            ["ucinewgame"] = _ => _thinking.Forget(),
            ["position"] = _game.Set,
            ["go"] = Go,
            ["stop"] = _ => _activity?.Stop(),
            ["ponderhit"] = _ => (_activity as Thought<ChessPosition>)?.PonderHit(),
            ["d"] = _ => Display(),
            ["eval"] = _ => Evaluate(),
        };
    }

    private bool IsBusy => _activity is { IsOver: false };

    /// <summary>Serves until "quit" or the end of the input, where a search that ends by itself may do so.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void Run(TextReader input, CancellationToken cancel)
    {
        using var stop = cancel.Register(() => _activity?.Stop());
        _input = new InputPump(input);
        foreach (var line in _input.Lines(cancel))
        {
            if (!Handle(line)) return;
        }

        _activity?.Finish(cancel);
    }

    /// <summary>Answers one line, or begins to; false for "quit".</summary>
    public bool Handle(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#')) return true;

        // The protocol: unknown words before a command are passed over ("joho debug on").
        var first = Array.FindIndex(words, word => word == "quit" || _commands.ContainsKey(word));
        if (first < 0) Tell($"error: there is no command '{Shown(words[0])}'{Nearest.Hint(words[0], _commands.Keys)}");
        else if (words[first] == "quit") return false;
        else Do(_commands[words[first]], words[(first + 1)..]);
        return true;
    }

    public void Dispose()
    {
        _activity?.Stop();
        _thinking.Dispose();
    }

    private void Do(Action<string[]> command, string[] words)
    {
        try
        {
            command(words);
        }
        catch (InputException exception)
        {
            Tell($"error: {exception.Message}");
        }
    }

    private static string Shown(string word) => word.Length <= LongestShown ? word : word[..LongestShown] + "...";

    private void Tell(string sentence) => _output.Write($"info string {sentence}");

    private void Introduce()
    {
        _output.Write($"id name SelfPlay {CommandLineProgram.Version}");
        _output.Write("id author the SelfPlay founders");
        foreach (var declaration in _options.Table.Declarations) _output.Write(declaration);
        _output.Write("uciok");
    }

    private void Debug(string[] words) =>
        _debugs = words is ["on"] or ["off"] ? words[0] == "on" : throw new InputException($"debug takes on or off, not '{string.Join(' ', words)}'");

    /// <summary>At once while something is under way; else when the network is there.</summary>
    private void AnswerReady()
    {
        if (IsBusy) _output.Write("readyok");
        else _thinking.Ready(_options.Current.Thinking, () => _output.Write("readyok"));
    }

    private void SetOption(string[] words)
    {
        LetEnd();
        if (IsBusy) throw new InputException("options cannot be set during a search: send stop first");
        var value = Array.IndexOf(words, "value");
        if (words is not ["name", _, ..] || value == 1) throw new InputException("setoption takes 'name', the option's name, 'value' and the value");
        var name = words[1..(value < 0 ? words.Length : value)];
        _options.Table.Set(string.Join(' ', name), value < 0 ? "" : string.Join(' ', words[(value + 1)..]));
    }

    /// <summary>A file of several searches comes in at once, and each is to be what was asked for: one that ends by itself is waited for, until "stop" comes.</summary>
    private void LetEnd()
    {
        while (_activity is { IsOver: false, EndsByItself: true } && _input?.Holds("stop") != true) Thread.Sleep(Moment);
    }

    private void Go(string[] words)
    {
        LetEnd();
        var received = _clock.GetTimestamp();
        var go = UciGo.Read(words);
        if (go.Error is not null) Tell($"error: {go.Error}");
        _activity?.Stop();
        if (go.Perft is { } depth) CountPerft(depth);
        else Think(go, received);
    }

    private void Think(UciGo go, long received)
    {
        var settings = _options.Current;
        var request = new UciRequest(_game, go, settings);
        if (_debugs && request.Budget.IsLimited) Tell($"time {request.Budget}");
        var reporter = new UciReporter(_output, _game.Position, request.Moves, settings, _game.Line.Ply);
        _activity = _thinking.Begin(request.Order(received), reporter);
    }

    private void CountPerft(long depth)
    {
        if (depth is < 0 or > DeepestPerft) throw new InputException($"perft takes a depth from 0 to {DeepestPerft}, not {depth}");
        var chess960 = _options.Current.IsChess960;
        var perft = new PerftActivity<ChessPosition>(_game.Position, (int)depth, _output.Write, (position, move) => UciMove.Format(position, move, chess960));
        _activity = perft;
        _thinking.Do(perft.Run);
    }

    private void Display()
    {
        foreach (var line in UciDisplay.Lines(_game, _options.Current.IsChess960)) _output.Write(line);
    }

    /// <summary>In its turn: after a search that is under way.</summary>
    private void Evaluate()
    {
        if (_game.LegalMoves().Length == 0) throw new InputException("there is nothing to evaluate: the game is over");
        var line = _game.Copy();
        var chess960 = _options.Current.IsChess960;
        _thinking.Ask(_options.Current.Thinking.Network, evaluator =>
        {
            foreach (var text in UciDisplay.Evaluation(Chess, line, evaluator, chess960)) _output.Write(text);
        });
    }
}
