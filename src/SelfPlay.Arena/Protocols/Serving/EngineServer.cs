using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Serving;

/// <summary>
/// What UCI and USI have in common: lines in, lines out. Every line is answered at once, but for a search or an option that comes while a search goes on that
/// ends by itself; searching and loading go on behind it. What cannot be read is told in one sentence ("info string error: ...") and passed over.
/// </summary>
public abstract class EngineServer<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int DeepestPerft = 100, LongestShown = 40;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ServerOptions<TPosition> _options;
    private readonly TimeProvider _clock;
    private readonly ThinkingThread<TPosition> _thinking;
    private readonly Dictionary<string, Action<string[]>> _commands;
    private readonly PositionDisplay<TPosition> _display;
    private readonly ServedGame<TPosition> _game;
    private InputPump? _input;
    private IActivity? _activity;

    /// <param name="game">What is played.</param>
    /// <param name="networks">Where networks come from; belongs to the server from now on.</param>
    /// <param name="options">As the command line set them.</param>
    /// <param name="output">Where lines go.</param>
    /// <param name="clock">Measures thinking.</param>
    private protected EngineServer(Game<TPosition> game, INetworkSource networks, ServerOptions<TPosition> options, ProtocolWriter output, TimeProvider clock)
    {
        (_options, Output, _clock) = (options, output, clock);
        _display = new PositionDisplay<TPosition>(game);
        _game = new ServedGame<TPosition>(options.Current.Origin);
        _thinking = new ThinkingThread<TPosition>(game, networks, Tell, clock);
        _options.HashCleared += _thinking.Forget;
        _commands = new Dictionary<string, Action<string[]>>
        {
            ["isready"] = _ => AnswerReady(),
            ["setoption"] = SetOption,
            ["position"] = words => _game.Set(words, _options.Current.Origin),
            ["go"] = Go,
            ["stop"] = _ => StopThinking(),
            ["ponderhit"] = _ => (_activity as Thought<TPosition>)?.PonderHit(),
            ["d"] = _ => Display(),
            ["eval"] = _ => Evaluate(),
        };
    }

    private protected ProtocolWriter Output { get; }

    private protected TPosition Position => _game.Position;

    private protected abstract GoWords GoWords { get; }

    private bool IsBusy => _activity is { IsOver: false };

    /// <summary>Serves until "quit" or the end of the input, where a search that ends by itself may do so.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void Run(TextReader input, CancellationToken cancel)
    {
        using var stop = cancel.Register(StopThinking);
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
        StopThinking();
        Replace(null);
        _thinking.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds a command of the protocol; it gets the words after its own.</summary>
    private protected void Add(string command, Action<string[]> action) => _commands.Add(command, action);

    /// <summary>Says name, author and options.</summary>
    /// <param name="last">The word that ends it.</param>
    private protected void Introduce(string last)
    {
        Output.Write($"id name SelfPlay {CommandLineProgram.Version}");
        Output.Write("id author the SelfPlay founders");
        foreach (var declaration in _options.Table.Declarations) Output.Write(declaration);
        Output.Write(last);
    }

    private protected void Tell(string sentence) => Output.Write($"info string {sentence}");

    /// <summary>Nothing is known of a new game.</summary>
    private protected void Forget() => _thinking.Forget();

    private protected void StopThinking() => _activity?.Stop();

    /// <summary>Begins a job after whatever is under way, which is stopped if it does not end by itself.</summary>
    private protected void Begin(JobActivity job)
    {
        Replace(job);
        _thinking.Do(job.Run);
    }

    /// <summary>"go": thinks, or counts.</summary>
    private protected virtual void Go(string[] words)
    {
        LetEnd();
        var received = _clock.GetTimestamp();
        var go = GoLine.Read(words, GoWords);
        if (go.Error is not null) Tell($"error: {go.Error}");
        StopThinking();
        if (go.Perft is { } depth) CountPerft(depth);
        else Think(go, received);
    }

    /// <summary>Hears how much time a search was given.</summary>
    private protected virtual void Plan(Timing.TimeBudget budget)
    {
    }

    /// <summary>A file of several searches comes in at once, and each is to be what was asked for: one that ends by itself is waited for, until it is told to end.</summary>
    private protected void LetEnd()
    {
        while (_activity is { IsOver: false, EndsByItself: true } && !IsToldToEnd()) Thread.Sleep(Moment);
    }

    /// <summary>What waits behind the line at hand, up to the next search, for which a later "stop" may be meant.</summary>
    private bool IsToldToEnd() =>
        _input?.Waiting.Select(line => line.TrimStart().Split(' ', '\t')[0]).TakeWhile(word => word != "go").Any(word => word is "stop" or "quit" or "gameover") == true;

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

    /// <summary>At once while something is under way; else when the network is there.</summary>
    private void AnswerReady()
    {
        if (IsBusy) Output.Write("readyok");
        else _thinking.Ready(_options.Current.Thinking, () => Output.Write("readyok"));
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

    private void Think(GoLine go, long received)
    {
        var settings = _options.Current;
        var request = new GoRequest<TPosition>(_game, go, settings);
        Plan(request.Budget);
        var reporter = new InfoReporter<TPosition>(Output, Position, request.Moves, settings, _game.Line.Ply);
        Replace(_thinking.Begin(request.Order(received), reporter));
    }

    /// <summary>Takes the place of an activity that is over.</summary>
    private void Replace(IActivity? next)
    {
        (_activity as IDisposable)?.Dispose();
        _activity = next;
    }

    private void CountPerft(long depth)
    {
        if (depth is < 0 or > DeepestPerft) throw new InputException($"perft takes a depth from 0 to {DeepestPerft}, not {depth}");
        var wording = _options.Current.Wording;
        Begin(new PerftActivity<TPosition>(Position, (int)depth, Output.Write, (position, move) => wording.Move(position, move)));
    }

    private void Display()
    {
        foreach (var line in _display.Lines(_game, _options.Current.Wording)) Output.Write(line);
    }

    /// <summary>In its turn: after a search that is under way.</summary>
    private void Evaluate()
    {
        if (_game.LegalMoves().Length == 0) throw new InputException("there is nothing to evaluate: the game is over");
        var line = _game.Copy();
        var settings = _options.Current;
        _thinking.Ask(settings.Thinking.Network, evaluator =>
        {
            foreach (var text in _display.Evaluation(line, evaluator, settings.Wording)) Output.Write(text);
        });
    }
}
