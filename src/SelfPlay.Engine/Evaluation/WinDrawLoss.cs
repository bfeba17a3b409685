using System.Globalization;

namespace SelfPlay.Engine.Evaluation;

/// <summary>Probabilities of the three results for the side to move; they sum to 1.</summary>
public readonly record struct WinDrawLoss(float Win, float Draw, float Loss)
{
    /// <summary>In [-1, 1].</summary>
    public float Value => Win - Loss;

    /// <summary>The same seen by the other side.</summary>
    public WinDrawLoss Opposite => new(Loss, Draw, Win);

    /// <summary>Written here because a record would write <see cref="Opposite"/>, and the opposite of that, without end.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"win {Win:0.###}, draw {Draw:0.###}, loss {Loss:0.###}");
}
