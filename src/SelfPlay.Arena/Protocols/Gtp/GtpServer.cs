using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>
/// Speaks the Go Text Protocol, version 2 (Farnebäck 2002, draft 2), with the extensions that Sabaki, GoGui, Lizzie and KGS use. Every command gets one
/// answer, in the order in which they came. An analysis goes on until another line comes in, whatever it says; everything else is waited for, also at the end of the input.
/// </summary>
public sealed class GtpServer : IDisposable
{
    private const int LongestShown = 40;

    private readonly ProtocolWriter _output;
    private readonly Action<string> _tell;
    private readonly CancellationToken _cancel;
    private readonly GtpBrain _brain;
    private readonly GtpThinkingCommands _thinking;
    private readonly GtpCommandTable _commands = new();

    /// <param name="networks">Where the networks of a game come from: a source belongs to the server from then on.</param>
    /// <param name="settings">As the command line set them.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="people">Where sentences for people go: the protocol has no place for them.</param>
    /// <param name="clock">Measures thinking.</param>
    /// <param name="cancel">Ends everything.</param>
    /// <exception cref="InputException">The rules of the settings cannot be played.</exception>
    public GtpServer(Func<Game, INetworkSource> networks, GtpSettings settings, ProtocolWriter output, ProtocolWriter people, TimeProvider clock, CancellationToken cancel)
    {
        (_output, _tell, _cancel) = (output, people.Write, cancel);
        _brain = new GtpBrain(networks, settings, _tell, clock);
        var session = new GtpSession(settings, _brain, _tell, clock, cancel);
        _thinking = new GtpThinkingCommands(session);
        AddTo(_commands);
        new GtpBoardCommands(session).AddTo(_commands);
        _thinking.AddTo(_commands);
        new GtpTimeCommands(session).AddTo(_commands);
        new GtpRulesCommands(session).AddTo(_commands);
        new GtpRecordCommands(session).AddTo(_commands);
        new GtpNetworkCommands(session).AddTo(_commands);
    }

    /// <summary>Serves until "quit" or the end of the input.</summary>
    /// <exception cref="OperationCanceledException"/>
    public void Run(TextReader input)
    {
        foreach (var line in new InputPump(input).Lines(_cancel))
        {
            _thinking.StopAnalysis();
            if (!Handle(line)) return;
        }

        _thinking.StopAnalysis();
    }

    public void Dispose()
    {
        _thinking.StopAnalysis();
        _brain.Dispose();
    }

    /// <summary>Answers one line, or begins to; false for "quit".</summary>
    private bool Handle(string text)
    {
        if (GtpLine.Read(text) is not { } line) return true;
        var reply = new GtpReply(_output, line.Id);
        try
        {
            var command = _commands.Find(line.Command) ?? throw new InputException(Unknown(line.Command));
            command.Action(new GtpArguments(command.Name, command.Usage, line.Words), reply);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The server must go on whatever fails (a device, memory); the controller reads why.
            Fail(reply, exception.Message);
        }

        return line.Command != "quit";
    }

    private void Fail(GtpReply reply, string reason)
    {
        if (!reply.IsBegun)
        {
            reply.Fail(reason);
            return;
        }

        _tell($"error: {reason}");
        reply.End();
    }

    private string Unknown(string command)
    {
        if (command.Length == 0) return "unknown command: there is nothing but a number";
        var shown = command.Length <= LongestShown ? command : command[..LongestShown] + "...";
        return $"unknown command '{shown}'{Nearest.Hint(shown, _commands.Names)}";
    }

    /// <summary>What is about the protocol itself.</summary>
    private static void AddTo(GtpCommandTable table)
    {
        table.Add("protocol_version", "nothing", _ => "2");
        table.Add("name", "nothing", _ => "SelfPlay");
        table.Add("version", "nothing", _ => CommandLineProgram.Version);
        table.Add("known_command", "a command", arguments => table.Find(arguments.Word()) is null ? "false" : "true");
        table.Add("list_commands", "nothing", _ => string.Join('\n', table.Names));
        table.Add("quit", "nothing", _ => { });
    }
}
