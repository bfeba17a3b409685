namespace SelfPlay.Engine.Run;

/// <summary>What a run will use, known before it begins.</summary>
/// <param name="Generation">The last generation that is fitted and saved.</param>
/// <param name="Facts">Names and values for people: device, network, parameters, memory, disk, games per hour.</param>
/// <param name="History">Reports of the generations finished before, for the charts of a resumed run.</param>
public sealed record RunStart(
    string Directory,
    RunConfig Config,
    bool Resumed,
    int Generation,
    IReadOnlyList<KeyValuePair<string, string>> Facts,
    IReadOnlyList<GenerationReport> History);
