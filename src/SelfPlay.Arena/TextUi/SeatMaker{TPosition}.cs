using SelfPlay.Engine;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.TextUi;

/// <summary>Makes players of what was named on the command line.</summary>
internal sealed class SeatMaker<TPosition>(Game<TPosition> game, PlayRequest request, NetworkShelf shelf, AnalystOptions options, TimeProvider time)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <exception cref="InputException">There is no such network, or the game has no solver.</exception>
    public Seat<TPosition> Make(SeatSpec spec, Side side)
    {
        var rng = new Rng((ulong)request.Seed, (ulong)side);
        return spec.Kind switch
        {
            SeatKind.Person => new Seat<TPosition>("you", Mover: null),
            SeatKind.Net => MakeNet(spec, rng),
            SeatKind.Random => new Seat<TPosition>("random", new ChanceMover<TPosition>(new RandomPlayer<TPosition>(), rng)),
            SeatKind.Greedy => new Seat<TPosition>("greedy", new ChanceMover<TPosition>(new GreedyPlayer<TPosition>(game), rng)),
            _ => new Seat<TPosition>("solver", new ChanceMover<TPosition>(new SolverPlayer<TPosition>(Solver()), rng)),
        };
    }

    /// <summary>Answers with the network that plays, or with the session's own.</summary>
    public Advisor<TPosition> MakeAdvisor()
    {
        var named = request.First.Kind == SeatKind.Net ? request.First : request.Second;
        var network = Network(named);
        return new Advisor<TPosition>(game, network.Evaluator, Searcher(network));
    }

    private Seat<TPosition> MakeNet(SeatSpec spec, Rng rng)
    {
        var network = Network(spec);
        return new Seat<TPosition>($"net {network.Name}", new NetMover<TPosition>(Searcher(network), request.Temperature, rng));
    }

    private NamedNetwork Network(SeatSpec spec) =>
        spec.Network is { } own ? shelf.Open(own) : request.Untrained ? shelf.OpenUntrained() : shelf.Open(request.Network);

    private Searcher<TPosition> Searcher(NamedNetwork network) => new(game, network.Evaluator, options, time);

    private ISolver<TPosition> Solver() =>
        game.CreateSolver?.Invoke() ?? throw new InputException($"{game.Title} has no exact solver: take net, greedy or random");
}
