using SelfPlay.Arena.Protocols.Timing;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>What the commands share: the game, its clocks, and what thinks about it.</summary>
internal sealed class GtpSession
{
    private readonly GtpClock?[] _clocks = [null, null];
    private readonly Action<string> _tell;
    private GtpTimeSettings? _time;
    private short? _komi;
    private (int Size, int Komi) _told;

    /// <param name="settings">As the command line set them.</param>
    /// <param name="brain">Belongs to the caller.</param>
    /// <param name="tell">Gets sentences for people.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="cancel">Breaks off whatever waits.</param>
    public GtpSession(GtpSettings settings, GtpBrain brain, Action<string> tell, TimeProvider clock, CancellationToken cancel)
    {
        (Settings, Brain, _tell, Clock, Cancel, _komi) = (settings, brain, tell, clock, cancel, settings.Komi);
        Game = new GtpGame(GtpRules.Read(settings.Rules, GoRules.Usual(settings.Size)));
        NewGame(settings.Size);
    }

    public GtpSettings Settings { get; }

    public GtpBrain Brain { get; }

    public TimeProvider Clock { get; }

    public CancellationToken Cancel { get; }

    public GtpGame Game { get; }

    /// <summary>Games begun: with the seed it decides what a temperature draws, so that the games of a match differ.</summary>
    public int Games { get; private set; }

    public void Tell(string sentence) => _tell(sentence);

    /// <summary>An empty board, full clocks, nothing remembered. Komi and rules stay as they were set.</summary>
    public void NewGame(int size)
    {
        Game.Clear(Game.Rules with { Size = (byte)size, Komi = _komi ?? GoRules.Usual(size).Komi });
        BeginGame();
    }

    /// <summary>A game that was read, with its size, komi and rules.</summary>
    public void Load(GameText<GoPosition> text, int moves)
    {
        Game.Load(text, moves);
        _komi = Game.Rules.Komi;
        BeginGame();
    }

    public void SetKomi(short komi)
    {
        Game.ChangeRules(Game.Rules with { Komi = komi });
        _komi = komi;
    }

    /// <summary>Returns when a search would begin at full speed.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void GetReady()
    {
        Brain.Ready(Cancel);
        TellKomi();
    }

    /// <summary>Networks do not see the komi: people are told, once, when it is none that they learnt with.</summary>
    public void TellKomi()
    {
        var (rules, usual) = (Game.Rules, GoRules.Usual(Game.Rules.Size));
        if (rules.Komi == usual.Komi || (rules.Size, rules.Komi) == _told) return;
        _told = (rules.Size, rules.Komi);
        Tell($"networks of {usual.Name} learn with a komi of {usual.KomiText}: what they expect is for that komi, and only ends that the search reaches are counted with {rules.KomiText}");
    }

    public void SetTime(GtpTimeSettings? time)
    {
        _time = time;
        RestartClocks();
    }

    /// <summary>Null without a limit.</summary>
    public GtpClock? ClockOf(Side side) => _clocks[(int)side];

    /// <summary>Nothing given: no limit.</summary>
    public TimeControl ControlOf(Side side) => ClockOf(side)?.Control ?? new TimeControl();

    /// <summary>A controller may tell what is left without ever having told the settings: then it is absolute time.</summary>
    public void SetClock(Side side, TimeSpan left, int count)
    {
        var clock = ClockOf(side) ?? (_clocks[(int)side] = new GtpClock(new GtpTimeSettings(left, default, count > 0 ? left : default, Math.Max(1, count))));
        clock.Set(left, count);
    }

    private void BeginGame()
    {
        Brain.Use(Game.Rules.Size);
        Brain.Forget();
        RestartClocks();
        Games++;
    }

    private void RestartClocks()
    {
        for (var side = 0; side < _clocks.Length; side++) _clocks[side] = _time is null ? null : new GtpClock(_time);
    }
}
