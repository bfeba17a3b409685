using System.Globalization;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The commands about time.</summary>
internal sealed class GtpTimeCommands(GtpSession session)
{
    private const string Kinds = "a kind of time and its numbers: none; absolute MAIN; byoyomi MAIN PERIOD PERIODS; canadian MAIN PERIOD STONES; fischer MAIN INCREMENT";

    public void AddTo(GtpCommandTable table)
    {
        table.Add("time_settings", "main time and overtime in seconds and the stones of an overtime", arguments => session.SetTime(GtpTimeSettings.ReadStandard(arguments)));
        table.Add("kgs-time_settings", Kinds, arguments => session.SetTime(GtpTimeSettings.Read(arguments)));
        table.Add("kata-time_settings", Kinds, arguments => session.SetTime(GtpTimeSettings.Read(arguments)));
        table.Add("kata-list_time_settings", "nothing", _ => string.Join(' ', GtpTimeSettings.Kinds));
        table.Add("time_left", "a colour, seconds and a number of stones", SetClock);
        table.Add("cputime", "nothing", _ => Environment.CpuUsage.TotalTime.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
    }

    private void SetClock(GtpArguments arguments) =>
        session.SetClock(arguments.Colour(), arguments.Seconds(), arguments.Whole(0, GtpTimeSettings.MostCounted));
}
