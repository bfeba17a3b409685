using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Replay;

/// <summary>What the samples of a shard mean: written at its start, and compared before they are mixed with others.</summary>
/// <param name="Game">Name of the game in the catalogue.</param>
/// <param name="EncoderVersion">Version of the game's encoder.</param>
/// <param name="Cells">Cells of the board.</param>
/// <param name="Planes">Planes of an encoded position.</param>
/// <param name="PolicySize">Policy indices are below this.</param>
public sealed record ReplayFormat(string Game, int EncoderVersion, int Cells, int Planes, int PolicySize)
{
    public static ReplayFormat Of(Game game) => new(game.Name, game.EncoderVersion, game.Planes.Cells, game.Planes.Planes, game.PolicySize);

    /// <summary>For people: "chess, encoder 1, 64x13 planes, 4096 policy indices".</summary>
    public override string ToString() => $"{Game}, encoder {EncoderVersion}, {Cells}x{Planes} planes, {PolicySize} policy indices";
}
