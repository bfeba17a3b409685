using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A GTP server, spoken to as a GUI does.</summary>
internal sealed class GtpDialogue(IEvaluator? evaluator = null) : ServerSession((input, output, cancel) =>
{
    using var server = new GtpTalk { Evaluator = evaluator ?? new UniformEvaluator() }.Serve(output, TextWriter.Null, cancel);
    server.Run(input);
});
