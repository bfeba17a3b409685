namespace SelfPlay.TestDevices;

/// <summary>What a run asks of its device, by what it is for.</summary>
public enum DeviceWork
{
    /// <summary>Answers of a network to a batch of positions: in self-play, in ratings, in measurements.</summary>
    Answers,

    /// <summary>Steps of the optimiser: in a fit.</summary>
    Steps,
}
