using SelfPlay.Arena.Engines;
using SelfPlay.Engine;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Another program.</summary>
internal sealed class ForeignSeat<TPosition>(string name, ForeignEngine engine, INotation<TPosition> notation) : Seat<TPosition>, IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const string Resigns = "resign";

    /// <summary>A program that fails is started anew; one that cannot be started any more ends the tournament, for it would lose all games that are left.</summary>
    public override void Begin(CancellationToken cancel)
    {
        try
        {
            engine.NewGame(cancel);
        }
        catch (EngineException exception) when (exception.Fault == EngineFault.CannotStart)
        {
            throw new InputException($"{exception.Message}; finished games are kept, and the same command goes on with the others", exception);
        }
        catch (EngineException exception)
        {
            throw Failure(exception);
        }
    }

    public override (Choice Choice, int Depth) Think(ArenaGame<TPosition> game, ThinkingTime time, CancellationToken cancel)
    {
        var reply = Ask(game, time, cancel);
        if (reply.Move == Resigns) throw new ForfeitException($"{name} resigned");
        if (!notation.TryParseMove(game.Line.Position, reply.Move, out var move, out _)) throw new ForfeitException($"{name} sent the illegal move '{reply.Move}'");
        return (new Choice(move, ValueOf(reply), reply.Time), reply.Depth);
    }

    public void Dispose() => engine.Dispose();

    private EngineReply Ask(ArenaGame<TPosition> game, ThinkingTime time, CancellationToken cancel)
    {
        try
        {
            return engine.Think(game.Start.Length == 0 ? null : game.Start, game.Moves, time, cancel);
        }
        catch (EngineException exception)
        {
            throw Failure(exception);
        }
    }

    private ForfeitException Failure(EngineException exception) => new(
        exception.Fault switch
        {
            EngineFault.Hung => $"{name} hung",
            EngineFault.Garbled => $"{name} sent what is no answer",
            _ => $"{name} crashed",
        } + $" ({exception.Message})",
        exception);

    private static float? ValueOf(EngineReply reply) => reply switch
    {
        { MateIn: { } mate } => mate >= 0 ? 1 : -1,
        { CentiPawns: { } score } => (float)CentiPawnScale.ToValue(score),
        _ => null,
    };
}
