using SelfPlay.Engine.Drawing;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

public sealed class AxisTests
{
    [TestCase(0, 34, 8, "0 5 10 15 20 25 30 35")]
    [TestCase(-137, 412, 6, "-200 -100 0 100 200 300 400 500")]
    [TestCase(900, 7100, 8, "0 1000 2000 3000 4000 5000 6000 7000 8000")]
    [TestCase(5, 5, 4, "4 4.5 5 5.5 6")]
    public void Ticks_are_round_and_hold_all_values(double low, double high, int ticks, string expected) =>
        Assert.That(string.Join(' ', Axis.Around([high, low], 0, 100, ticks).Ticks), Is.EqualTo(expected));

    [Test]
    public void Values_have_their_places_from_one_end_to_the_other()
    {
        var axis = Axis.Around([0, 100], from: 300, to: 20, ticks: 5);
        Assert.That(new[] { axis.Place(0), axis.Place(50), axis.Place(100) }, Is.EqualTo([300, 160, 20]).Within(1e-9));
        Assert.That(axis.PlaceWithin(double.PositiveInfinity), Is.EqualTo(20));
    }
}
