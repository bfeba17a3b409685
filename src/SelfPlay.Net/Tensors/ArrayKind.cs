namespace SelfPlay.Net.Tensors;

/// <summary>What an array of a network is: decides how it starts and how it is trained.</summary>
public enum ArrayKind
{
    /// <summary>Of a convolution or linear layer: learnt, starts at random, decays.</summary>
    Weight,

    /// <summary>Of a convolution or linear layer: learnt, does not decay.</summary>
    Bias,

    /// <summary>Gamma of a normalisation: learnt, does not decay.</summary>
    Scale,

    /// <summary>Beta of a normalisation: learnt, does not decay.</summary>
    Shift,

    /// <summary>Moving average of the batch means: measured, not learnt.</summary>
    Mean,

    /// <summary>Moving average of the batch variances: measured, not learnt.</summary>
    Variance,
}
