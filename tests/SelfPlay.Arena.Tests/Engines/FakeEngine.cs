using SelfPlay.Arena.Engines;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Engines;

/// <summary>A program that speaks as much UCI, USI or GTP as a test needs: a shell script that answers one command by some shell commands.</summary>
internal sealed class FakeEngine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Everything that the program was told, if it recorded it.</summary>
    public string[] Heard => File.ReadAllLines(_folder["heard"]);

    /// <summary>Makes the command of a program of UCI's family.</summary>
    /// <param name="onGo">Shell commands for "go".</param>
    /// <param name="first">For the very start.</param>
    /// <param name="onUci">For "uci" or "usi".</param>
    /// <param name="onReady">For "isready".</param>
    /// <param name="onQuit">For "quit".</param>
    public EngineCommand Command(
        string onGo = "echo bestmove e2e4",
        string first = ":",
        string onUci = """echo id name Fake 1.0; echo "${line}ok" """,
        string onReady = "echo readyok",
        string onQuit = "exit 0") => Script(first, $$"""
            uci|usi) {{onUci}} ;;
            isready) {{onReady}} ;;
            go*) {{onGo}} ;;
            quit) {{onQuit}} ;;
            """);

    /// <summary>Makes the command of a program that speaks GTP: "say TEXT" answers, "refuse TEXT" refuses.</summary>
    /// <param name="onGenmove">Shell commands for "genmove".</param>
    /// <param name="onPlay">For "play".</param>
    /// <param name="commands">What it knows beside what every program has to.</param>
    /// <param name="onName">For "name", which comes first.</param>
    /// <param name="onOther">For all other commands.</param>
    public EngineCommand GoCommand(
        string onGenmove = "say D4", string onPlay = "say", string commands = "time_settings time_left", string onName = "say Fake Go", string onOther = "say") => Script(
        """
            say() { printf '= %s\n\n' "$*"; }
            refuse() { printf '? %s\n\n' "$*"; }
            """,
        $$"""
            name) {{onName}} ;;
            version) say 1.0 ;;
            list_commands) say play genmove {{commands}} ;;
            genmove*) {{onGenmove}} ;;
            play*) {{onPlay}} ;;
            quit) say; exit 0 ;;
            *) {{onOther}} ;;
            """);

    public void Dispose() => _folder.Dispose();

    private EngineCommand Script(string first, string cases)
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("fake engines are scripts of /bin/sh");
        File.WriteAllText(_folder["engine.sh"], $$"""
            {{first}}
            while read -r line; do
                echo "$line" >>heard
                case "$line" in
                    {{cases}}
                esac
            done
            """);
        return new EngineCommand
        {
            Path = "/bin/sh",
            Arguments = ["engine.sh"],
            WorkingDirectory = _folder.Path,
            GreetingTimeout = TimeSpan.FromSeconds(10),
            ReadyTimeout = TimeSpan.FromSeconds(10),
            StopTimeout = TimeSpan.FromSeconds(5),
            QuitTimeout = TimeSpan.FromSeconds(5),
        };
    }
}
