using System.Globalization;

namespace SelfPlay.Arena.TextUi;

/// <summary>Arithmetic on colours "#rrggbb".</summary>
internal static class Colour
{
    /// <summary>A share of the way from one colour to the other.</summary>
    public static string Between(string from, string to, double share)
    {
        var mixed = new int[3];
        for (var i = 0; i < mixed.Length; i++) mixed[i] = (int)Math.Round(Part(from, i) + (share * (Part(to, i) - Part(from, i))));
        return $"#{mixed[0]:x2}{mixed[1]:x2}{mixed[2]:x2}";
    }

    /// <summary>The colour itself, or a grey for one too dark to be seen on a dark terminal.</summary>
    public static string Visible(string colour) =>
        Enumerable.Range(0, 3).Sum(i => Part(colour, i)) < 150 ? "#4a4a4a" : colour;

    private static int Part(string colour, int index) =>
        int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
