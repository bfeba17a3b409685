using System.Numerics;

namespace SelfPlay.Engine.Search;

/// <summary>Which root moves a Gumbel search visits when (Danihelka et al. 2022, section 3 and algorithm 2; Karnin et al.
/// 2013).</summary>
public static class SequentialHalving
{
    /// <summary>
    /// Fills <paramref name="schedule"/>, one entry a simulation: the number of visits that the move visited next must have. 16
    /// moves and 32 simulations give 16 x 0, then 8 x 1, then 4 x 2, 4 x 3: the best half goes on after each phase.
    /// </summary>
    /// <param name="schedule">Its length is the number of simulations.</param>
    /// <param name="considered">m: moves that take part, at least 1.</param>
    public static void Fill(Span<int> schedule, int considered)
    {
        var phases = considered > 1 ? BitOperations.Log2((uint)(considered - 1)) + 1 : 1; // ceil(log2 m)
        var (done, visits) = (0, 0);
        while (done < schedule.Length)
        {
            var rounds = Math.Max(1, schedule.Length / (phases * considered));
            for (; rounds > 0 && done < schedule.Length; rounds--, visits++)
            {
                var round = Math.Min(considered, schedule.Length - done);
                schedule.Slice(done, round).Fill(visits);
                done += round;
            }

            considered = Math.Max(Math.Min(2, considered), considered / 2);
        }
    }
}
