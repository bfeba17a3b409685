using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A GTP server, spoken to as a GUI does.</summary>
internal sealed class GtpDialogue(IEvaluator? evaluator = null) : ServerSession((input, output, cancel) =>
{
    // A tree of the usual size may be full, and the search over, before there is a second report.
    var settings = GtpTalk.Usual with { Hash = 256 };
    using var server = new GtpTalk { Evaluator = evaluator ?? new UniformEvaluator(), Settings = settings }.Serve(output, TextWriter.Null, cancel);
    server.Run(input);
});
