namespace SelfPlay.Arena.Tournaments.Views;

/// <summary>Lines for pipes and files: the beginning, and a sign of life every ten seconds.</summary>
internal sealed class PlainTournamentView(TextWriter output, TimeProvider time) : ITournamentObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private TournamentState? _state;
    private int _playedBefore;
    private long _started;
    private long _last;

    public void Started(TournamentState state, string folder)
    {
        (_state, _playedBefore, _started) = (state, state.GamesPlayed, time.GetTimestamp());
        _last = _started;
        Write(state.GamesPlayed == 0
            ? $"{TournamentHead.Of(state)}: {folder}"
            : $"{TournamentHead.Of(state)} goes on after {TournamentText.Counted(state.GamesPlayed, "game")}: {folder}");
    }

    public void Played(IReadOnlyList<TournamentGame> games)
    {
        if (time.GetElapsedTime(_last) < Interval) return;
        _last = time.GetTimestamp();
        var speed = (_state!.GamesPlayed - _playedBefore) / time.GetElapsedTime(_started).TotalSeconds;
        var test = _state.Sprt is { } sprt ? $"  LLR {sprt.Ratio:0.00} ({sprt.Lower:0.00}, {sprt.Upper:0.00})" : "";
        Write(TournamentText.Progress(_state.GamesPlayed, _state.Schedule.GamesPlanned, speed) + test);
    }

    private void Write(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
