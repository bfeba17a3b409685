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
    /// <summary>A program that fails is started anew; one that cannot be started any more ends the tournament, for it would lose all games that are left.</summary>
    public override void Begin(Side side, ThinkingTime time, CancellationToken cancel)
    {
        try
        {
            engine.NewGame(side, time, cancel);
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
        var reply = Ask(game.Line, game.Moves, time, cancel);
        return (new Choice(MoveOf(reply, game.Line), ValueOf(reply), reply.Time), reply.Depth);
    }

    public override void End(Outcome outcome) => engine.EndGame(outcome);

    public void Dispose() => engine.Dispose();

    /// <summary>The rules end a game of shogi as soon as a declaration is right: in a game that goes on every one is wrong.</summary>
    private Move MoveOf(EngineReply reply, Line<TPosition> line)
    {
        if (reply.Move == EngineReply.Resign) throw new ForfeitException($"{name} resigned");
        if (reply.Move == EngineReply.DeclareWin) throw new ForfeitException($"{name} declared a win that the rules do not give it");
        if (!notation.TryParseMove(line.Position, reply.Move, out var move, out _)) throw new ForfeitException($"{name} sent the illegal move '{reply.Move}'");
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        return moves[..line.LegalMoves(moves)].Contains(move)
            ? move
            : throw new ForfeitException($"{name} sent the illegal move '{reply.Move}', which repeats an earlier position");
    }

    /// <summary>Games from a handicap or on another board begin elsewhere than the protocol thinks.</summary>
    private EngineReply Ask(Line<TPosition> line, IReadOnlyList<string> moves, ThinkingTime time, CancellationToken cancel)
    {
        ref readonly var start = ref line.Positions[0];
        try
        {
            return engine.Think(start.Equals(TPosition.Initial) ? null : notation.FormatPosition(start), moves, time, cancel);
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
            EngineFault.Refused => $"{name} refused what it has to take",
            _ => $"{name} crashed",
        } + $" ({exception.Message})",
        exception);

    private float? ValueOf(EngineReply reply) => reply switch
    {
        { MateIn: { } mate } => mate >= 0 ? 1 : -1,
        { CentiPawns: { } score } => (float)engine.ValueOf(score),
        _ => null,
    };
}
