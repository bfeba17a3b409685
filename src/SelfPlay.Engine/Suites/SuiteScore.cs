namespace SelfPlay.Engine.Suites;

/// <summary>Counts over the positions of a suite.</summary>
/// <param name="Name">Of the suite.</param>
/// <param name="Positions">In the file.</param>
/// <param name="Judged">Those whose moves could be judged: what the counts of moves are out of.</param>
/// <param name="Top1">Solved by the likeliest move of the raw policy.</param>
/// <param name="Top3">A move that solves is among the three likeliest.</param>
/// <param name="Top5">Among the five likeliest.</param>
/// <param name="Searched">Solved by the search; null without one.</param>
/// <param name="Valued">Positions with an exact score.</param>
/// <param name="ValuesRight">Those of them whose result the network expects.</param>
public sealed record SuiteScore(string Name, int Positions, int Judged, int Top1, int Top3, int Top5, int? Searched, int Valued, int ValuesRight)
{
    public static SuiteScore Of(string name, IReadOnlyCollection<SuiteAnswer> answers, bool searched) => new(
        name,
        answers.Count,
        answers.Count(answer => answer.PassedOver is null),
        answers.Count(answer => answer.Rank <= 1),
        answers.Count(answer => answer.Rank <= 3),
        answers.Count(answer => answer.Rank <= 5),
        searched ? answers.Count(answer => answer.SearchSolves == true) : null,
        answers.Count(answer => answer.ValueIsRight is not null),
        answers.Count(answer => answer.ValueIsRight == true));

    /// <summary>Of several suites together.</summary>
    public static SuiteScore Sum(string name, IReadOnlyCollection<SuiteScore> scores) => new(
        name,
        scores.Sum(score => score.Positions),
        scores.Sum(score => score.Judged),
        scores.Sum(score => score.Top1),
        scores.Sum(score => score.Top3),
        scores.Sum(score => score.Top5),
        scores.Any(score => score.Searched is null) ? null : scores.Sum(score => score.Searched),
        scores.Sum(score => score.Valued),
        scores.Sum(score => score.ValuesRight));
}
