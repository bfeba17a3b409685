using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>From players as people name them to players who can be seated.</summary>
/// <param name="game">The game.</param>
/// <param name="hasSolver">Whether it has an exact one.</param>
/// <param name="finder">Finds checkpoints.</param>
/// <param name="budget">Of players that have none of their own.</param>
internal sealed class ContestantFinder(Game game, bool hasSolver, CheckpointFinder finder, PlayerBudget budget)
{
    /// <summary>By path: a network that plays under several settings is in memory once.</summary>
    private readonly Dictionary<string, (CheckpointHeader Header, NetworkWeights Weights)> _checkpoints = [];

    private NetworkWeights? _untrained;

    /// <summary>Finds everybody; one spec may mean several checkpoints.</summary>
    /// <exception cref="InputException">Somebody cannot take part.</exception>
    public IReadOnlyList<Contestant> Find(IEnumerable<string> texts)
    {
        var found = texts.Select(PlayerSpec.Parse).SelectMany(Expand).Select(Load).ToList();
        var names = PlayerNames.For(found, game.Name);
        return [.. found.Select((one, i) => one with { Entrant = one.Entrant with { Name = names[i] } })];
    }

    /// <summary>Finds the players of a tournament that goes on.</summary>
    /// <exception cref="InputException">A checkpoint is gone or has changed.</exception>
    public IReadOnlyList<Contestant> Find(IReadOnlyList<Entrant> entrants) => [.. entrants.Select(Find)];

    private Contestant Find(Entrant entrant)
    {
        var spec = PlayerSpec.Parse(entrant.Spec);
        if (spec.Kind == PlayerKind.Checkpoint && !File.Exists(spec.Target))
            throw new InputException($"{entrant.Name} plays from {spec.Target}, which is gone: bring the file back, or begin another tournament");
        var found = Load(spec);
        return found.Entrant.Hash == entrant.Hash
            ? found with { Entrant = entrant }
            : throw new InputException($"{spec.Target} has changed since the tournament began: bring the old file back, or begin another tournament with --out");
    }

    private IEnumerable<PlayerSpec> Expand(PlayerSpec spec) => spec.Kind == PlayerKind.Checkpoint
        ? Checkpoints(spec).Select(path => spec with { Target = Path.GetFullPath(path) })
        : [spec];

    /// <summary>A word that is neither a run nor a checkpoint may be a mistyped one of ours.</summary>
    private IReadOnlyList<string> Checkpoints(PlayerSpec spec)
    {
        try
        {
            return finder.Find(spec.Target);
        }
        catch (InputException exception) when (Nearest.To(spec.Target, PlayerSpec.KnownWords) is { } near)
        {
            throw new InputException($"{exception.Message}; did you mean '{near}'?", exception);
        }
    }

    private Contestant Load(PlayerSpec spec)
    {
        var entrant = new Entrant { Name = spec.Name ?? "", Spec = spec.Text, Budget = "", PinnedElo = spec.Elo };
        switch (spec.Kind)
        {
            case PlayerKind.Checkpoint:
                var (header, weights) = Read(spec.Target);
                return Seatable(entrant with { Hash = header.Hash, Generation = header.Generation, Step = header.Step }, spec) with { Weights = weights };
            case PlayerKind.Untrained:
                return Seatable(entrant, spec) with { Weights = _untrained ??= LoadedNetwork.Untrained(game) };
            case PlayerKind.Solver when !hasSolver:
                throw new InputException($"{game.Name} has no exact solver: leave out 'solver'");
            case PlayerKind.Program when spec.Protocol != Programs.ProtocolOf(game):
                throw new InputException($"{spec.Text} plays {Programs.GameOf(spec.Protocol!.Value)}, not {game.Name}: {RemedyForProgram()}");
            default:
                return Seatable(entrant, spec);
        }
    }

    private (CheckpointHeader Header, NetworkWeights Weights) Read(string path)
    {
        if (!_checkpoints.TryGetValue(path, out var read)) _checkpoints[path] = read = LoadedNetwork.ReadWeights(path, game);
        return read;
    }

    private string RemedyForProgram() =>
        Programs.ProtocolOf(game) is { } protocol ? $"a program that plays {Programs.GameOf(protocol)} is written {PlayerSpec.PrefixOf(protocol)}PROGRAM" : "leave it out";

    private Contestant Seatable(Entrant entrant, PlayerSpec spec)
    {
        var own = BudgetOf(spec);
        return new Contestant(entrant with { Budget = own == PlayerBudget.None && spec.Kind == PlayerKind.Program ? "its own limits" : own.ToString() }, spec, own, null);
    }

    private PlayerBudget BudgetOf(PlayerSpec spec)
    {
        var own = spec.Budget ?? budget;
        return spec.Kind switch
        {
            PlayerKind.Program => spec.Protocol == EngineProtocol.Gtp ? BudgetOfGoProgram(spec, own) : BudgetOfProgram(spec, own),
            _ when !spec.IsNetwork => PlayerBudget.None,
            _ when own.IsTimed && spec.Temperature > 0 => throw new InputException($"{spec.Text}: temperature needs a number of simulations; add sims="),
            _ => own,
        };
    }

    private static PlayerBudget BudgetOfProgram(PlayerSpec spec, PlayerBudget own) => own.Simulations is null
        ? own
        : throw new InputException($"{spec.Text} has no budget: give it nodes=, depth=, movetime= or time=, or all players --tc or --movetime");

    /// <summary>How strong a Go program plays is among its own arguments, unless a time limits it.</summary>
    private static PlayerBudget BudgetOfGoProgram(PlayerSpec spec, PlayerBudget own)
    {
        if (!own.IsTimed) return PlayerBudget.None;
        return (own.Clock ?? own.PerMove) >= TimeSpan.FromSeconds(1)
            ? own
            : throw new InputException($"{spec.Text} would play with {own}, and GTP tells whole seconds: give it movetime=1 or more, or time=60");
    }
}
