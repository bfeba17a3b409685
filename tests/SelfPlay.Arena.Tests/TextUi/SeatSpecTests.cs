using SelfPlay.Arena.TextUi;

namespace SelfPlay.Arena.Tests.TextUi;

public sealed class SeatSpecTests
{
    [TestCase("you", null, SeatKind.Person, SeatKind.Net)]
    [TestCase(null, null, SeatKind.Person, SeatKind.Net)]
    [TestCase("net", null, SeatKind.Net, SeatKind.Person)]
    [TestCase(null, "you", SeatKind.Net, SeatKind.Person)]
    [TestCase(null, "random", SeatKind.Person, SeatKind.Random)]
    [TestCase("NET", "net:runs/x@12", SeatKind.Net, SeatKind.Net)]
    public void Whoever_is_not_named_is_you_or_the_net(string? first, string? second, object firstKind, object secondKind)
    {
        var (one, other) = SeatSpec.Pair(Parse(first), Parse(second));
        Assert.That((one.Kind, other.Kind), Is.EqualTo(((SeatKind)firstKind, (SeatKind)secondKind)));
    }

    [Test]
    public void A_network_has_the_name_after_the_colon() => Assert.That(SeatSpec.Parse("--first", "net:runs/x@12").Network, Is.EqualTo("runs/x@12"));

    private static SeatSpec? Parse(string? text) => text is null ? null : SeatSpec.Parse("--first", text);
}
