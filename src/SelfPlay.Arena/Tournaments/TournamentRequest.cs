using System.Security.Cryptography;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine;
using SelfPlay.Engine.Rating;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments;

/// <summary>What a person asked of <c>tournament</c>, of a new one or of one that is to go on.</summary>
internal sealed record TournamentRequest
{
    private const int UsualGames = 100, MostTestGames = 20_000, UsualSimulations = 64;

    public required IReadOnlyList<string> Players { get; init; }

    public TournamentFormat Format { get; init; }

    /// <summary>Null: the usual number.</summary>
    public int? Games { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>Null: random openings that suit the game.</summary>
    public string? Book { get; init; }

    /// <summary>Moves to take from each game of a book that is a file; null: all.</summary>
    public int? BookPlies { get; init; }

    /// <summary>Of players that have none of their own; null: simulations.</summary>
    public PlayerBudget? Budget { get; init; }

    public int Neighbours { get; init; } = 2;

    public Sprt? Sprt { get; init; }

    public Adjudication Adjudication { get; init; } = new();

    public double? MarginSeconds { get; init; }

    public double? HangSeconds { get; init; }

    /// <summary>Exactly this folder, whether there is a tournament in it or not; null: a new one below <see cref="Root"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of all tournaments.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of all runs.</summary>
    public required string RunsRoot { get; init; }

    /// <summary>Finds the players, and the tournament to go on with if there is one. Changes nothing on disk.</summary>
    /// <exception cref="InputException">The request cannot work, or contradicts the tournament that it names.</exception>
    public TournamentPlan Plan(Game game, bool hasSolver, TimeProvider time)
    {
        var budget = Budget ?? new PlayerBudget { Simulations = UsualSimulations };
        var players = new ContestantFinder(game, hasSolver, new CheckpointFinder(RunsRoot, game), budget).Find(Players);
        var settings = Checked(Settings(game, players, budget, time));
        var existing = Folder is null ? TournamentFolder.FindUnfinished(Root, settings)
            : TournamentFolder.IsTournament(Folder) ? TournamentFolder.Open(Folder) : null;
        if (existing is null) return new TournamentPlan(settings, players, null);
        var stored = existing.ReadSettings();
        if (TournamentSettingsJson.Difference(stored, settings) is { } difference)
            throw new InputException($"{existing.Path} {difference}: ask for the same again, give --resume with the folder alone, or another --out");
        return new TournamentPlan(settings with { Begun = stored.Begun }, players, existing);
    }

    /// <summary>Goes on with a tournament as it is stored.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="games">More games per pairing; null leaves them.</param>
    /// <param name="game">Of the settings.</param>
    /// <param name="hasSolver">Whether the game has an exact one.</param>
    public static TournamentPlan Resume(TournamentFolder folder, int? games, Game game, bool hasSolver)
    {
        var stored = folder.ReadSettings();
        if (games < stored.Games) throw new InputException($"{folder.Path} has {stored.Games} games per pairing: --games {games} would throw some away; give more, or leave it out");
        if (stored.BookHash != HashOf(stored.Book)) throw new InputException($"{stored.Book} has changed since the tournament began: bring the old file back, or begin another tournament");
        var finder = new ContestantFinder(game, hasSolver, new CheckpointFinder("", game), stored.Budget);
        return new TournamentPlan(stored with { Games = games ?? stored.Games }, finder.Find(stored.Players), folder);
    }

    private TournamentSettings Settings(Game game, IReadOnlyList<Contestant> players, PlayerBudget budget, TimeProvider time)
    {
        var book = Book ?? $"random:{Presets.Create(game, Presets.Default).Rating.OpeningPlies * 2}";
        var usual = new TournamentSettings { Game = "", Format = default, Players = [], Games = 0, Seed = 0, Book = "", Budget = budget };
        return new TournamentSettings
        {
            Game = game.Name,
            Format = Format,
            Players = [.. players.Select(player => player.Entrant)],
            Games = Games ?? (Sprt is null ? UsualGames : MostTestGames),
            Seed = Seed,
            Book = File.Exists(book) ? Path.GetFullPath(book) : book,
            BookPlies = BookPlies,
            BookHash = HashOf(book),
            Budget = budget,
            Neighbours = Neighbours,
            Sprt = Sprt,
            Adjudication = Adjudication,
            MarginSeconds = MarginSeconds ?? usual.MarginSeconds,
            HangSeconds = HangSeconds ?? usual.HangSeconds,
            Begun = time.GetUtcNow(),
        };
    }

    private static TournamentSettings Checked(TournamentSettings settings)
    {
        var players = settings.Players;
        if (players.Count < 2) throw new InputException($"a tournament needs two players at least, not {players.Count}: name checkpoints or {PlayerSpec.Players}");
        if (settings.Games % 2 != 0) throw new InputException($"--games {settings.Games} is odd: every opening is played twice, with colours swapped; give an even number");
        if (settings.Sprt is not null && (players.Count != 2 || settings.Format != TournamentFormat.RoundRobin))
            throw new InputException($"--sprt tests one player against another: name two players, not {players.Count}, and leave out --format");
        if (settings.Format == TournamentFormat.Ladder && players.Count(player => player.Generation is not null) < 2)
            throw new InputException("a ladder needs two checkpoints at least: name a run's as in runs/NAME@*");
        if (settings.Adjudication.MaxMoves is { } most && settings.Book.StartsWith("random:", StringComparison.OrdinalIgnoreCase) && int.TryParse(settings.Book.AsSpan(7), out var plies) && most <= plies)
            throw new InputException($"--max-moves {most} ends games within their openings ({settings.Book}): give a greater number");
        return settings;
    }

    private static string? HashOf(string book) => File.Exists(book) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(book))) : null;
}
