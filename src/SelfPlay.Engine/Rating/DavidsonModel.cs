namespace SelfPlay.Engine.Rating;

/// <summary>
/// Bradley and Terry's model with draws (Davidson 1970) and an advantage of moving first (Davidson and Beaver 1977): win : draw : loss =
/// e^(y/2) : v : e^(-y/2). A draw weighs exactly as half a win and half a loss, as in a table of scores, and v does not move the ratings' order.
/// The log-odds y = (1 + v/2) * d stretches the strengths' difference d so that near d = 0 the expected score is the logistic curve's whatever the
/// share of draws (for v = 0 and v = 2 it is at every d): Elo here is the Elo of other tables, and anchors may come from them.
/// </summary>
/// <param name="tallies">The games.</param>
/// <param name="unknowns">Per player the number of its unknown; negative for one whose strength is held.</param>
/// <param name="count">Players whose strength is fitted.</param>
/// <param name="fitsFirstMove">False holds the advantage at 0.</param>
/// <param name="fitsDraws">False holds v at 0.</param>
internal sealed class DavidsonModel(IReadOnlyList<PairTally> tallies, int[] unknowns, int count, bool fitsFirstMove, bool fitsDraws)
{
    private const int MostSteps = 500;
    private const int MostHalvings = 60;

    /// <summary>Newton's decrement, in squared standard errors, at which a fit is done.</summary>
    private const double Settled = 1e-16;

    private readonly int _firstMove = fitsFirstMove ? count : -1;
    private readonly int _draws = fitsDraws ? count + (fitsFirstMove ? 1 : 0) : -1;
    private readonly int _size = count + (fitsFirstMove ? 1 : 0) + (fitsDraws ? 1 : 0);

    /// <summary>Climbs to the maximum of the likelihood by Fisher's scoring, a step halved until it climbs; the inverse information there is the covariance.</summary>
    /// <param name="start">Strengths in log-odds; those that are held stay.</param>
    public DavidsonFit Fit(double[] start)
    {
        var point = new DavidsonPoint(start, 0, fitsDraws ? StartingDraws() : 0);
        var likelihood = LogLikelihood(point);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, information) = Derivatives(point);
            var move = information.Solve(gradient);
            var decrement = move.Zip(gradient, (a, b) => a * b).Sum();
            var (next, reached) = Climb(point, likelihood, move);
            if (reached < likelihood) break;
            (point, likelihood) = (next, reached);
            if (decrement < Settled) break;
        }

        return new DavidsonFit(point, unknowns, Derivatives(point).Information.Inverse());
    }

    /// <summary>As if all were equals.</summary>
    private double StartingDraws()
    {
        var (draws, games) = (tallies.Sum(tally => tally.Draws), tallies.Sum(tally => tally.Games));
        return 2 * draws / Math.Max(games - draws, 0.5);
    }

    private (DavidsonPoint Next, double Reached) Climb(DavidsonPoint point, double likelihood, double[] move)
    {
        var (next, reached) = (point, double.NegativeInfinity);
        for (var halving = 0; halving < MostHalvings && !(reached >= likelihood); halving++)
        {
            next = Moved(point, move, Math.ScaleB(1, -halving));
            reached = LogLikelihood(next);
        }

        return (next, reached);
    }

    private DavidsonPoint Moved(DavidsonPoint point, double[] move, double share) => new(
        [.. point.Strengths.Select((strength, player) => unknowns[player] < 0 ? strength : strength + (share * move[unknowns[player]]))],
        fitsFirstMove ? point.FirstMove + (share * move[_firstMove]) : 0,
        fitsDraws ? point.Draws * Math.Exp(share * move[_draws]) : 0);

    private double LogLikelihood(DavidsonPoint point)
    {
        var sum = 0.0;
        foreach (var tally in tallies)
        {
            var y = (1 + (point.Draws / 2)) * point.Difference(tally.First, tally.Second);
            sum += (y * (tally.Wins - tally.Losses) / 2) - (tally.Games * LogTotal(y, point.Draws));
            if (tally.Draws > 0) sum += tally.Draws * Math.Log(point.Draws);
        }

        return sum;
    }

    /// <summary>ln(e^(y/2) + v + e^(-y/2)), for any y.</summary>
    private static double LogTotal(double y, double draws)
    {
        var small = Math.Exp(-Math.Abs(y) / 2);
        return (Math.Abs(y) / 2) + Math.Log(1 + (draws * small) + (small * small));
    }

    /// <summary>Of the log-likelihood: its gradient and the expected information, in strengths, first move and ln v.</summary>
    private (double[] Gradient, SquareMatrix Information) Derivatives(DavidsonPoint point)
    {
        var gradient = new double[_size];
        var information = new SquareMatrix(_size);
        var stretch = 1 + (point.Draws / 2);
        Span<Slope> slopes = stackalloc Slope[4];
        foreach (var tally in tallies)
        {
            var difference = point.Difference(tally.First, tally.Second);
            slopes[0] = new Slope(unknowns[tally.First], stretch, 0);
            slopes[1] = new Slope(unknowns[tally.Second], -stretch, 0);
            slopes[2] = new Slope(_firstMove, stretch, 0);
            slopes[3] = new Slope(_draws, point.Draws / 2 * difference, 1);
            Add(tally, Shares(stretch * difference, point.Draws), slopes, gradient, information);
        }

        return (gradient, information);
    }

    /// <summary>A game has two sufficient statistics: (win - loss) / 2, whose natural parameter is y, and draw, whose is ln v. The gradient is what was seen
    /// of them less what was expected, the information their covariance, both carried over to the unknowns.</summary>
    private static void Add(
        PairTally tally, (double Win, double Draw, double Loss) share, ReadOnlySpan<Slope> slopes, double[] gradient, SquareMatrix information)
    {
        var margin = share.Win - share.Loss;
        var score = (tally.Wins - tally.Losses - (tally.Games * margin)) / 2;
        var drawn = tally.Draws - (tally.Games * share.Draw);
        var scores = tally.Games * (share.Win + share.Loss - (margin * margin)) / 4;
        var draws = tally.Games * share.Draw * (1 - share.Draw);
        var both = -tally.Games * share.Draw * margin / 2;
        for (var i = 0; i < slopes.Length; i++)
        {
            var a = slopes[i];
            if (a.Unknown < 0) continue;
            gradient[a.Unknown] += (a.OfY * score) + (a.OfDraws * drawn);
            foreach (var b in slopes[..(i + 1)])
            {
                if (b.Unknown < 0) continue;
                var mixed = ((a.OfY * b.OfDraws) + (a.OfDraws * b.OfY)) * both;
                information.Add(a.Unknown, b.Unknown, (a.OfY * b.OfY * scores) + mixed + (a.OfDraws * b.OfDraws * draws));
            }
        }
    }

    private static (double Win, double Draw, double Loss) Shares(double y, double draws)
    {
        var total = LogTotal(y, draws);
        return (Math.Exp((y / 2) - total), draws * Math.Exp(-total), Math.Exp((-y / 2) - total));
    }

    /// <summary>How the natural parameters of a game change with one unknown.</summary>
    private readonly record struct Slope(int Unknown, double OfY, double OfDraws);
}
