using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Run;

internal sealed class GenerationConfigTests
{
    [TestCase(256, 64, 1, 64)]
    [TestCase(256, 64, 4, 64)]
    [TestCase(256, 64, 5, 52)]
    [TestCase(256, 64, 8, 32)]
    [TestCase(3, 64, 8, 1)]
    public void A_thread_has_no_more_games_in_flight_than_its_share_of_a_generation(int games, int gamesInFlight, int threads, int inFlight) =>
        Assert.That(new GenerationConfig { Games = games, GamesInFlight = gamesInFlight }.InFlightOn(threads), Is.EqualTo(inFlight));
}
