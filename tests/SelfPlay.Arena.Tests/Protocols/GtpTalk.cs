using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Gtp;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A GTP server with a network that knows nothing, spoken to in one go: all lines in, all answers out.</summary>
internal sealed class GtpTalk
{
    private readonly List<string> _games = [];

    public static GtpSettings Usual { get; } = new()
    {
        Network = new NetworkSettings("runs", "", "cpu", 1, 8),
        Size = 9,
        Simulations = 20,
        Hash = 16,
    };

    public GtpSettings Settings { get; init; } = Usual;

    public IEvaluator Evaluator { get; init; } = new UniformEvaluator();

    /// <summary>The games whose networks were asked for, in order.</summary>
    public IReadOnlyList<string> Games => _games;

    /// <summary>What the server told people, of the last talk.</summary>
    public string Told { get; private set; } = "";

    /// <summary>The answers to the lines, without the empty lines that end them.</summary>
    public string[] Ask(params IEnumerable<string> lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var people = new StringWriter { NewLine = "\n" };
        using (var server = Serve(output, people, CancellationToken.None)) server.Run(new StringReader(string.Join('\n', lines)));
        Told = people.ToString();
        return output.ToString().Split("\n\n")[..^1];
    }

    /// <summary>The answer to the last of the lines.</summary>
    public string Last(params IEnumerable<string> lines) => Ask(lines)[^1];

    public GtpServer Serve(TextWriter output, TextWriter people, CancellationToken cancel) => new(
        game =>
        {
            _games.Add(game.Name);
            return new FakeNetworks(Evaluator);
        },
        Settings,
        new ProtocolWriter(output),
        new ProtocolWriter(people),
        TimeProvider.System,
        cancel);
}
