using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>
/// Ready settings per game: <c>tiny</c> for a first look (seconds a generation), <c>small</c> for an hour on two cores, <c>standard</c> for a GPU.
/// They follow from the size of the game, so that a new game has its three at once.
/// </summary>
public static class Presets
{
    public const string Default = "small";

    /// <summary>More than chess ever has.</summary>
    private const int ManyMoves = 256;

    public static IReadOnlyList<string> Names { get; } = ["tiny", Default, "standard"];

    /// <exception cref="InputException">There is no such preset.</exception>
    public static RunConfig Create(Game game, string preset, SearchKind kind = SearchKind.Gumbel)
    {
        if (!Names.Contains(preset))
            throw new InputException($"there is no preset '{preset}'{Nearest.Hint(preset, Names)} (known: {string.Join(", ", Names)})");
        var config = (SizeOf(game), preset) switch
        {
            (GameSize.Mini, "tiny") => MiniTiny(),
            (GameSize.Mini, Default) => MiniSmall(),
            (GameSize.Mini, _) => MiniStandard(),
            (GameSize.Medium, "tiny") => MediumTiny(),
            (GameSize.Medium, Default) => MediumSmall(),
            (GameSize.Medium, _) => MediumStandard(),
            (_, "tiny") => LargeTiny(),
            (_, Default) => LargeSmall(),
            _ => LargeStandard(),
        };
        return For(kind, ForManyMoves(game, config) with { Game = game.Name, Preset = preset });
    }

    /// <summary>A preset for a fit to real games. They are few, and a game has one result for all its positions: a network knows the results by heart long before it has
    /// learnt the moves, so they count little (AlphaGo Zero's supervised network: 0.01; Silver et al. 2017, Methods). With 322 games of shogi a tenth gave the best network after
    /// five epochs and 29.6 % of the moves of the validation games; results that counted alike gave it after two, with 25.3 %.</summary>
    /// <param name="preset">The same for self-play.</param>
    /// <param name="dataset">Full path of the real games.</param>
    public static RunConfig ForFit(RunConfig preset, string dataset) => preset with
    {
        Fit = new FitConfig { Dataset = dataset },
        Learning = preset.Learning with { ValueWeight = 0.1f },
    };

    /// <summary>Where a move is one of hundreds (shogi, Go), games without aim hardly ever end by themselves: of the first 128 games of shogi 68 % ran into the
    /// limit of moves, and 39 % where wins in one are looked for; the network of generation 4 then scored 90 % against its first one (20 games), before 72 % (100 games).
    /// The games are long, too, and rating with fewer of them leaves more time to learn.</summary>
    private static RunConfig ForManyMoves(Game game, RunConfig config) => game.MaxMoves <= ManyMoves
        ? config
        : config with
        {
            Search = config.Search with { WinInOne = true },
            SelfPlay = ForBoard(game, config.SelfPlay),
            Rating = config.Rating with { Every = 5, Games = Math.Min(40, config.Rating.Games) },
        };

    /// <summary>A game of Go fills its board about one and a half times before it ends, and a game that is stopped teaches no value: a large board needs more moves, and gets
    /// fewer games for it.</summary>
    private static GenerationConfig ForBoard(Game game, GenerationConfig config)
    {
        var needed = 2 * game.Planes.Cells;
        return config.MoveLimit == 0 || config.MoveLimit >= needed
            ? config
            : config with { MoveLimit = needed, Games = config.Games * config.MoveLimit / needed };
    }

    /// <summary>A kind of search changes what a move costs, and with it how many games a generation should have.</summary>
    private static RunConfig For(SearchKind kind, RunConfig config) => kind switch
    {
        // A quarter of the moves is learnt from, at the full number of simulations: KataGo's proportions (600 / 100).
        SearchKind.Puct => config with
        {
            Search = config.Search with { Kind = kind, Simulations = 2 * config.Search.Simulations, FastSimulations = Math.Max(1, config.Search.Simulations / 3) },
            SelfPlay = config.SelfPlay with { Games = 2 * config.SelfPlay.Games },
        },

        // A move costs one evaluation instead of many: many more games, each sample used once (only winners' moves are learnt).
        SearchKind.Policy => config with
        {
            Search = config.Search with { Kind = kind },
            SelfPlay = config.SelfPlay with { Games = 8 * config.SelfPlay.Games, GamesInFlight = 2 * config.SelfPlay.GamesInFlight },
            Replay = config.Replay with { Reuse = 1 },
        },
        _ => config with { Search = config.Search with { Kind = kind } },
    };

    private static GameSize SizeOf(Game game) =>
        game.Planes.Cells <= 16 ? GameSize.Mini : game.MoveLimit <= 64 ? GameSize.Medium : GameSize.Large;

    private static RunConfig MiniTiny() => new()
    {
        Game = "",
        Generations = 6,
        Network = new TowerConfig { Filters = 16, Blocks = 1, PolicyChannels = 8, ValueChannels = 4, ValueHidden = 16 },
        Search = new SearchConfig { Simulations = 8, ConsideredMoves = 4, TemperaturePlies = 3 },
        SelfPlay = new GenerationConfig { Games = 64, GamesInFlight = 32, CachePositions = 10_000 },
        Replay = new ReplayConfig { WindowStart = 2_000, WindowLimit = 20_000 },
        Learning = new LearningConfig { BatchSize = 64, Rate = 3e-3f, WarmupSteps = 10, AverageShare = 0.05f },
        Rating = new RatingConfig { Every = 2, Games = 20, OpponentAge = 2, Simulations = 8, OpeningPlies = 1, SolverPositions = 200, SolverSimulations = 16 },
    };

    private static RunConfig MiniSmall() => new()
    {
        Game = "",
        Generations = 30,
        Network = new TowerConfig { Filters = 32, Blocks = 2, PolicyChannels = 8, ValueChannels = 4, ValueHidden = 32 },
        Search = new SearchConfig { Simulations = 16, ConsideredMoves = 8, TemperaturePlies = 4 },
        SelfPlay = new GenerationConfig { Games = 256, GamesInFlight = 64, CachePositions = 20_000, RandomOpeningPlies = 2 },
        Replay = new ReplayConfig { WindowStart = 8_000, WindowLimit = 100_000 },
        Learning = new LearningConfig { BatchSize = 128, Rate = 2e-3f, WarmupSteps = 50, AverageShare = 0.02f },
        Rating = new RatingConfig { Every = 2, Games = 100, Simulations = 16, OpeningPlies = 2, SolverPositions = 1000, SolverSimulations = 32 },
    };

    private static RunConfig MiniStandard() => MiniSmall() with
    {
        Generations = 60,
        Network = new TowerConfig { Filters = 64, Blocks = 4, PolicyChannels = 16, ValueChannels = 8, ValueHidden = 64 },
        Search = new SearchConfig { Simulations = 32, ConsideredMoves = 9, TemperaturePlies = 4 },
        SelfPlay = new GenerationConfig { Games = 2048, GamesInFlight = 512, RandomOpeningPlies = 2 },
        Learning = new LearningConfig { BatchSize = 512, Rate = 2e-3f, WarmupSteps = 100, AverageShare = 0.02f },
    };

    private static RunConfig MediumTiny() => new()
    {
        Game = "",
        Generations = 6,
        Network = new TowerConfig { Filters = 32, Blocks = 2, PolicyChannels = 8, ValueChannels = 4, ValueHidden = 32 },
        Search = new SearchConfig { Simulations = 16, ConsideredMoves = 7, TemperaturePlies = 10 },
        SelfPlay = new GenerationConfig { Games = 64, GamesInFlight = 32, CachePositions = 50_000 },
        Replay = new ReplayConfig { WindowStart = 10_000, WindowLimit = 100_000 },
        Learning = new LearningConfig { BatchSize = 128, Rate = 2e-3f, WarmupSteps = 20, AverageShare = 0.05f },
        Rating = new RatingConfig { Every = 2, Games = 20, OpponentAge = 2, Simulations = 16, OpeningPlies = 2, SolverPositions = 200, SolverSimulations = 32 },
    };

    private static RunConfig MediumSmall() => new()
    {
        Game = "",
        Generations = 70,
        Network = new TowerConfig { Filters = 64, Blocks = 4 },
        Search = new SearchConfig { Simulations = 32, ConsideredMoves = 7, TemperaturePlies = 12 },
        SelfPlay = new GenerationConfig { Games = 256, GamesInFlight = 64, CachePositions = 200_000, RandomOpeningPlies = 8, SearchValueShare = 0.25f },
        Replay = new ReplayConfig { WindowStart = 30_000, WindowLimit = 500_000 },
        Learning = new LearningConfig { BatchSize = 256, Rate = 2e-3f, WarmupSteps = 100, AverageShare = 0.01f },
        Rating = new RatingConfig { Every = 3, Games = 60, OpponentAge = 3, OpeningPlies = 4, SolverPositions = 1000 },
    };

    private static RunConfig MediumStandard() => MediumSmall() with
    {
        Generations = 200,
        Network = new TowerConfig { Filters = 128, Blocks = 8, SqueezeChannels = 32, PolicyChannels = 32, ValueChannels = 16, ValueHidden = 128 },
        Search = new SearchConfig { Simulations = 64, ConsideredMoves = 7, TemperaturePlies = 12 },
        SelfPlay = new GenerationConfig { Games = 4096, GamesInFlight = 1024, CachePositions = 1_000_000, RandomOpeningPlies = 4 },
        Replay = new ReplayConfig { WindowStart = 250_000, WindowLimit = 3_000_000 },
        Learning = new LearningConfig { BatchSize = 1024, Rate = 2e-3f, WarmupSteps = 500 },
    };

    private static RunConfig LargeTiny() => new()
    {
        Game = "",
        Generations = 10,
        Network = new TowerConfig { Filters = 32, Blocks = 3, ValueChannels = 4, ValueHidden = 32 },
        Search = new SearchConfig { Simulations = 16, ConsideredMoves = 8, TemperaturePlies = 30 },
        SelfPlay = new GenerationConfig { Games = 32, GamesInFlight = 32, MoveLimit = 150, CachePositions = 50_000, RandomOpeningPlies = 8, SearchValueShare = 0.5f },
        Replay = new ReplayConfig { WindowStart = 10_000, WindowLimit = 100_000, Reuse = 3 },
        Learning = new LearningConfig { BatchSize = 128, Rate = 2e-3f, WarmupSteps = 20, AverageShare = 0.05f },
        Rating = new RatingConfig { Every = 5, Games = 10, Simulations = 8 },
    };

    private static RunConfig LargeSmall() => new()
    {
        Game = "",
        Generations = 60,
        Network = new TowerConfig { Filters = 32, Blocks = 4 },
        Search = new SearchConfig { Simulations = 16, ConsideredMoves = 8, TemperaturePlies = 30 },
        SelfPlay = new GenerationConfig { Games = 128, GamesInFlight = 64, MoveLimit = 200, CachePositions = 100_000, RandomOpeningPlies = 8, SearchValueShare = 0.5f },
        Replay = new ReplayConfig { WindowStart = 50_000, WindowLimit = 500_000, Reuse = 3 },
        Learning = new LearningConfig { BatchSize = 256, Rate = 2e-3f, WarmupSteps = 100 },
        Rating = new RatingConfig { Every = 4, Games = 100, OpponentAge = 4, Simulations = 32 },
    };

    private static RunConfig LargeStandard() => new()
    {
        Game = "",
        Generations = 500,
        Network = new TowerConfig { Filters = 128, Blocks = 10, SqueezeChannels = 32, ValueChannels = 16, ValueHidden = 128 },
        Search = new SearchConfig { Simulations = 64, ConsideredMoves = 16, TemperaturePlies = 30 },
        SelfPlay = new GenerationConfig { Games = 2048, GamesInFlight = 1024, CachePositions = 1_000_000 },
        Replay = new ReplayConfig { WindowStart = 250_000, WindowLimit = 2_000_000 },
        Learning = new LearningConfig { BatchSize = 1024, Rate = 1e-3f, WarmupSteps = 1000 },
        Rating = new RatingConfig { Every = 5, Games = 100, Simulations = 32 },
    };

    private enum GameSize
    {
        /// <summary>At most 16 cells: tic-tac-toe.</summary>
        Mini,

        /// <summary>Over after 64 moves at most: Connect Four.</summary>
        Medium,

        /// <summary>Chess and beyond.</summary>
        Large,
    }
}
