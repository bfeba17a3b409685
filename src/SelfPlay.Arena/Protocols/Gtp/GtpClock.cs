using SelfPlay.Arena.Protocols.Timing;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>One side's time. Runs by itself while the program thinks, and is set right whenever the controller says what is left.</summary>
internal sealed class GtpClock
{
    /// <summary>Controllers tell whole seconds, rounded down: none left means less than one.</summary>
    private static readonly TimeSpan LessThanASecond = TimeSpan.FromSeconds(0.5);

    private readonly GtpTimeSettings _settings;
    private TimeSpan _left; // of the main time, or of the period
    private int _stones; // still to be played in the period; 0 in main time
    private int _periods;

    public GtpClock(GtpTimeSettings settings)
    {
        (_settings, _left, _periods) = (settings, settings.Main, settings.Periods);
        if (settings.Main == TimeSpan.Zero && settings.HasOvertime) BeginPeriod();
    }

    private bool IsJapanese => _settings.Stones == 1;

    /// <summary>For the next move. What overtime gives a move counts as an increment of the main time; a period of one stone is there to be used up.</summary>
    public TimeControl Control =>
        _stones == 0 ? new TimeControl { Remaining = _left + _settings.Period, Increment = _settings.Increment + (_settings.Period / _settings.Stones) }
        : IsJapanese ? new TimeControl { PerMove = _left }
        : new TimeControl { Remaining = _left, MovesToGo = _stones };

    /// <summary>A move was made.</summary>
    public void Spend(TimeSpan time)
    {
        if (_stones == 0)
        {
            _left -= time;
            if (_left > TimeSpan.Zero || !_settings.HasOvertime)
            {
                _left += _settings.Increment;
                return;
            }

            time = -_left;
            BeginPeriod();
        }

        while (time > _left && _periods > 1)
        {
            time -= _left;
            _periods--;
            _left = _settings.Period;
        }

        _left -= time;
        if (--_stones == 0) BeginPeriod();
    }

    /// <summary>What the controller says.</summary>
    /// <param name="left">Of the main time, or of the period.</param>
    /// <param name="count">0 in main time; else stones to play in the period, or, in Japanese overtime of several periods, the periods left.</param>
    public void Set(TimeSpan left, int count)
    {
        _left = left == TimeSpan.Zero && !_settings.HasOvertime ? LessThanASecond : left;
        _stones = IsJapanese ? Math.Min(count, 1) : count;
        if (IsJapanese && count > 0) _periods = count;
    }

    private void BeginPeriod() => (_left, _stones) = (_settings.Period, _settings.Stones);
}
