using SelfPlay.Engine.Fitting;
using Serilog;

namespace SelfPlay.Engine.Views;

/// <summary>Writes the fit's events to a Serilog logger: the fit's log.txt.</summary>
public sealed class FitLogObserver(ILogger log) : IFitObserver
{
    public void Started(FitStart start)
    {
        log.Information("{Head:l}", FitText.Head(start));
        foreach (var (name, value) in start.Facts) log.Information("{Name:l}: {Value:l}", name, value);
    }

    public void Learning(FitStep step)
    {
    }

    public void Measured(Measurement measurement) => log.Information("{Measurement:l}", FitText.Measured(measurement));

    public void Warned(string message) => log.Warning("{Message:l}", message);

    public void Ended(FitEnd end)
    {
        foreach (var line in FitText.End(end)) log.Information("{Line:l}", line);
    }
}
