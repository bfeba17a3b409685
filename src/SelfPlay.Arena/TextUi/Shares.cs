namespace SelfPlay.Arena.TextUi;

/// <summary>Shares as whole numbers that add up.</summary>
internal static class Shares
{
    /// <summary>
    /// Rounds shares to whole parts whose sum is <paramref name="total"/>, by the method of largest remainders; of equal remainders the first gets more.
    /// </summary>
    /// <param name="shares">Not negative, and not all zero.</param>
    /// <param name="total">What the parts sum to.</param>
    public static int[] Round(IReadOnlyList<double> shares, int total)
    {
        var sum = shares.Sum();
        var exact = shares.Select(share => share / sum * total).ToList();
        var parts = exact.Select(share => (int)share).ToArray();
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ToList();
        var left = total - parts.Sum();
        for (var i = 0; i < left; i++) parts[byRemainder[i]]++;
        return parts;
    }
}
