using SelfPlay.Engine.Fitting;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests.Fitting;

public sealed class FitSpeedTests
{
    [Test]
    public void The_clock_starts_with_the_first_step_so_that_what_came_before_does_not_count()
    {
        var time = new ManualTime();
        var speed = new FitSpeed(time);
        time.Advance(TimeSpan.FromMinutes(5)); // the first measurement
        speed.Count(256);
        Assert.That(speed.Remaining(100), Is.Null);
        for (var step = 0; step < 4; step++)
        {
            time.Advance(TimeSpan.FromSeconds(2));
            speed.Count(256);
        }

        Assert.That(speed.SamplesPerSecond, Is.EqualTo(128).Within(1e-9));
        Assert.That(speed.Remaining(100), Is.EqualTo(TimeSpan.FromSeconds(200)));
    }
}
