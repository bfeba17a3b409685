using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.TextUi;

/// <summary>A network that is ready to answer.</summary>
/// <param name="Name">As <see cref="Engine.Run.CheckpointFinder"/> finds it again: "run@12".</param>
/// <param name="Evaluator">Answers, for one thread.</param>
internal sealed record NamedNetwork(string Name, IEvaluator Evaluator);
