namespace SelfPlay.Engine.Fitting;

/// <summary>Watches a fit. Called from one thread, in order; a slow observer slows the fit.</summary>
public interface IFitObserver
{
    void Started(FitStart start);

    /// <summary>After every step.</summary>
    void Learning(FitStep step);

    void Measured(Measurement measurement);

    /// <summary>Something was wrong and was mended.</summary>
    void Warned(string message);

    void Ended(FitEnd end);
}
