namespace SelfPlay.Engine.Evaluation;

/// <summary>Where the answer to an asked position is, or will be between the next flush and the one after.</summary>
/// <param name="IsReady">The cache had the answer: it may be read now and must be, before anything else is asked.</param>
/// <param name="Place">Entry of the cache, or row of the batch.</param>
/// <param name="Start">First logit of a batch's row.</param>
/// <param name="Moves">Number of legal moves.</param>
public readonly record struct EvaluationTicket(bool IsReady, int Place, int Start, int Moves);
