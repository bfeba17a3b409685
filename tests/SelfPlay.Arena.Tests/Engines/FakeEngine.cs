using SelfPlay.Arena.Engines;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Engines;

/// <summary>A program that speaks as much UCI as a test needs: a shell script that answers one command by some shell commands.</summary>
internal sealed class FakeEngine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Everything that the program was told, if it recorded it.</summary>
    public string[] Heard => File.ReadAllLines(_folder["heard"]);

    /// <summary>Makes the program's command.</summary>
    /// <param name="onGo">Shell commands for "go".</param>
    /// <param name="first">For the very start.</param>
    /// <param name="onUci">For "uci".</param>
    /// <param name="onReady">For "isready".</param>
    /// <param name="onQuit">For "quit".</param>
    public EngineCommand Command(
        string onGo = "echo bestmove e2e4",
        string first = ":",
        string onUci = "echo id name Fake 1.0; echo uciok",
        string onReady = "echo readyok",
        string onQuit = "exit 0")
    {
        if (OperatingSystem.IsWindows()) Assert.Ignore("fake engines are scripts of /bin/sh");
        File.WriteAllText(_folder["engine.sh"], $$"""
            {{first}}
            while read -r line; do
                echo "$line" >>heard
                case "$line" in
                    uci) {{onUci}} ;;
                    isready) {{onReady}} ;;
                    go*) {{onGo}} ;;
                    quit) {{onQuit}} ;;
                esac
            done
            """);
        return new EngineCommand
        {
            Path = "/bin/sh",
            Arguments = ["engine.sh"],
            WorkingDirectory = _folder.Path,
            ReadyTimeout = TimeSpan.FromSeconds(10),
            StopTimeout = TimeSpan.FromSeconds(5),
            QuitTimeout = TimeSpan.FromSeconds(5),
        };
    }

    public void Dispose() => _folder.Dispose();
}
