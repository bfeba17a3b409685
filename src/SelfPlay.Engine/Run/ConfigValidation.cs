using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Run;

/// <summary>Finds all values of a config that cannot work, at once, each with its remedy.</summary>
public static class ConfigValidation
{
    /// <returns>A sentence a fault; empty when the config can be used.</returns>
    public static IReadOnlyList<string> Check(RunConfig config, Game game)
    {
        var faults = new Faults();
        faults.AtLeast(config.Generations, 1, "generations");
        faults.AtLeast(config.Seed, 0, "seed");
        CheckNetwork(config, faults);
        CheckSearch(config.Search, faults);
        CheckSelfPlay(config, game, faults);
        CheckReplay(config, faults);
        CheckLearning(config, faults);
        CheckRating(config, faults);
        CheckFit(config.Fit, faults);
        return faults.All;
    }

    /// <exception cref="InputException">Holds every fault.</exception>
    public static void ThrowIfFaulty(RunConfig config, Game game)
    {
        var faults = Check(config, game);
        if (faults.Count > 0) throw new InputException("the settings cannot be used:" + string.Concat(faults.Select(fault => $"\n  {fault}")));
    }

    private static void CheckNetwork(RunConfig config, Faults faults)
    {
        var network = config.Network;
        faults.Between(network.Filters, 1, 2048, "network.filters");
        faults.Between(network.Blocks, 0, 200, "network.blocks");
        faults.Between(network.SqueezeChannels, 0, 2048, "network.squeezeChannels");
        faults.Between(network.PolicyChannels, 1, 2048, "network.policyChannels");
        faults.Between(network.ValueChannels, 1, 2048, "network.valueChannels");
        faults.Between(network.ValueHidden, 1, 65536, "network.valueHidden");
    }

    private static void CheckSearch(SearchConfig search, Faults faults)
    {
        faults.Between(search.Simulations, 1, 1_000_000, "search.simulations");
        faults.Between(search.ConsideredMoves, 2, 1024, "search.consideredMoves");
        faults.Between(search.CVisit, 0, 1e6, "search.cVisit");
        faults.Above(search.CScale, 0, 1e3, "search.cScale", "0.1");
        faults.Between(search.CPuct, 0, 1e3, "search.cPuct");
        faults.Above(search.CPuctBase, 0, 1e9, "search.cPuctBase", "19652");
        faults.Between(search.FpuReduction, 0, 2, "search.fpuReduction");
        faults.Share(search.DirichletShare, "search.dirichletShare");
        faults.Above(search.DirichletTotal, 0, 1e4, "search.dirichletTotal", "10");
        faults.Above(search.FullSearchShare, 0, 1, "search.fullSearchShare", "0.25; 1 searches every move in full");
        faults.Between(search.FastSimulations, 1, 1_000_000, "search.fastSimulations");
        if (search.Kind == SearchKind.Puct && search.FullSearchShare < 1 && search.FastSimulations > search.Simulations)
            faults.Add("search.fastSimulations", search.FastSimulations, $"must not exceed search.simulations ({search.Simulations}): the fast searches are the cheap ones");
        faults.Between(search.ForcedPlayouts, 0, 100, "search.forcedPlayouts");
        faults.AtLeast(search.TemperaturePlies, 0, "search.temperaturePlies");
        faults.Above(search.PolicyTemperature, 0, 100, "search.policyTemperature", "1");
    }

    private static void CheckSelfPlay(RunConfig config, Game game, Faults faults)
    {
        var play = config.SelfPlay;
        faults.Between(play.Games, 1, 10_000_000, "selfPlay.games");
        faults.Between(play.GamesInFlight, 1, 65_536, "selfPlay.gamesInFlight");
        faults.AtLeast(play.MoveLimit, 0, "selfPlay.moveLimit", $"0 takes the limit of {game.Name}, {game.MoveLimit}");
        faults.Between(play.RandomOpeningPlies, 0, play.MoveLimitFor(game) - 1, "selfPlay.randomOpeningPlies", "the opening must leave moves to play");
        faults.Between(play.CachePositions, 0, 100_000_000, "selfPlay.cachePositions", "0 turns the cache off");
        faults.Share(play.SearchValueShare, "selfPlay.searchValueShare");
    }

    private static void CheckReplay(RunConfig config, Faults faults)
    {
        var replay = config.Replay;
        faults.AtLeast(replay.WindowStart, 1, "replay.windowStart");
        faults.AtLeast(replay.WindowLimit, 1, "replay.windowLimit");
        if (replay.WindowLimit < replay.WindowStart)
            faults.Add("replay.windowLimit", replay.WindowLimit, $"must not be below replay.windowStart ({replay.WindowStart})");
        faults.Above(replay.WindowExponent, 0, 1, "replay.windowExponent", "0.65");
        faults.Above(replay.WindowShare, 0, 1, "replay.windowShare", "0.4");
        faults.Above(replay.Reuse, 0, 100, "replay.reuse", "4");
        faults.Share(replay.SurpriseShare, "replay.surpriseShare");
        faults.Between(replay.ValidationShare, 0, 0.5, "replay.validationShare", "0 keeps no games back");
        faults.Share(replay.DatasetShare, "replay.datasetShare");
        if (replay.DatasetShare > 0 && replay.Dataset.Length == 0)
            faults.Add("replay.datasetShare", replay.DatasetShare, "needs the folder of a data set: name one with replay.dataset, or leave it out");
        if (replay.DatasetShare == 0 && replay.Dataset.Length > 0)
            faults.Add("replay.datasetShare", 0, $"leaves {replay.Dataset} unused: give a share, such as 0.5, or leave out replay.dataset");
    }

    private static void CheckFit(FitConfig fit, Faults faults)
    {
        faults.Between(fit.Epochs, 1, 1_000_000, "fit.epochs");
        faults.AtLeast(fit.MeasureSteps, 0, "fit.measureSteps", "0 measures at the end of each epoch");
        faults.AtLeast(fit.Patience, 0, "fit.patience", "0 never stops early");
        faults.AtLeast(fit.ValidationSamples, 1, "fit.validationSamples");
        faults.AtLeast(fit.TestSamples, 1, "fit.testSamples");
    }

    private static void CheckLearning(RunConfig config, Faults faults)
    {
        var learning = config.Learning;
        faults.Between(learning.BatchSize, 2, 65_536, "learning.batchSize", "normalisation needs two rows at least");
        faults.Above(learning.Rate, 0, 10, "learning.rate", "0.001");
        faults.AtLeast(learning.WarmupSteps, 0, "learning.warmupSteps");
        faults.Share(learning.FinalRateShare, "learning.finalRateShare");
        faults.Between(learning.Momentum, 0, 0.9999, "learning.momentum");
        faults.Between(learning.WeightDecay, 0, 1, "learning.weightDecay");
        faults.Between(learning.ClipNorm, 0, 1e6, "learning.clipNorm", "0 turns clipping off");
        faults.Between(learning.ValueWeight, 0, 1e3, "learning.valueWeight");
        faults.Above(learning.AverageShare, 0, 1, "learning.averageShare", "0.01; 1 plays with the newest weights");
        faults.Above(learning.NormalizationRate, 0, 1, "learning.normalizationRate", "0.02");
        faults.Between(learning.RenormScaleLimit, 1, 1e3, "learning.renormScaleLimit", "1 is plain batch norm");
        faults.Between(learning.RenormShiftLimit, 0, 1e3, "learning.renormShiftLimit", "0 is plain batch norm");
        faults.Between(learning.DivergenceFactor, 1.01, 1e6, "learning.divergenceFactor");
    }

    private static void CheckRating(RunConfig config, Faults faults)
    {
        var rating = config.Rating;
        faults.AtLeast(rating.Every, 0, "rating.every", "0 never rates");
        faults.Between(rating.Games, 2, 1_000_000, "rating.games", "two games are one pair");
        if (rating.Games % 2 != 0) faults.Add("rating.games", rating.Games, $"must be even, half with each colour: take {rating.Games + 1}");
        faults.AtLeast(rating.OpponentAge, 1, "rating.opponentAge");
        faults.Between(rating.Simulations, 1, 1_000_000, "rating.simulations");
        faults.Between(rating.OpeningPlies, 0, 200, "rating.openingPlies");
        faults.Between(rating.SolverPositions, 0, 1_000_000, "rating.solverPositions", "0 asks no solver");
        faults.Between(rating.SolverSimulations, 1, 1_000_000, "rating.solverSimulations");
    }

    /// <summary>The limits in words, and the list they fill.</summary>
    private sealed class Faults
    {
        public List<string> All { get; } = [];

        public void Add(string key, double value, string rule) => All.Add($"{key} = {Shown(value)}: {rule}");

        public void AtLeast(double value, double from, string key, string? remark = null)
        {
            if (!(value >= from)) Add(key, value, Rule($"must be {from} or more", remark));
        }

        public void Between(double value, double from, double to, string key, string? remark = null)
        {
            if (!(value >= from && value <= to)) Add(key, value, Rule($"must lie between {from} and {to}", remark));
        }

        public void Above(double value, double above, double to, string key, string usual)
        {
            if (!(value > above && value <= to)) Add(key, value, Rule($"must be above {above} and at most {to}", $"usual is {usual}"));
        }

        public void Share(double value, string key) => Between(value, 0, 1, key, "it is a share");

        private static string Rule(string rule, string? remark) => remark is null ? rule : $"{rule} ({remark})";

        /// <summary>As the person wrote it: 0.1, not the double nearest to the float nearest to it.</summary>
        private static string Shown(double value) => value == Math.Floor(value) ? $"{value}" : $"{(float)value}";
    }
}
