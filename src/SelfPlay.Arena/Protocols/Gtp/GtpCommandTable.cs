namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The commands that the server knows, in the order in which it lists them.</summary>
internal sealed class GtpCommandTable
{
    private readonly List<GtpEntry> _commands = [];

    public IEnumerable<string> Names => _commands.Select(command => command.Name);

    public GtpEntry? Find(string name) => _commands.Find(command => command.Name == name);

    /// <summary>A command whose answer is a text.</summary>
    public void Add(string name, string usage, Func<GtpArguments, string> answer) =>
        Add(name, usage, (arguments, reply) => reply.Succeed(answer(arguments)));

    /// <summary>A command whose answer is empty.</summary>
    public void Add(string name, string usage, Action<GtpArguments> work) => Add(name, usage, arguments =>
    {
        work(arguments);
        return "";
    });

    /// <summary>A command that answers by itself.</summary>
    public void Add(string name, string usage, Action<GtpArguments, GtpReply> action) => _commands.Add(new GtpEntry(name, usage, action));
}
