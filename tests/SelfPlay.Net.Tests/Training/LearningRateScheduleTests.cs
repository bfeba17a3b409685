using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class LearningRateScheduleTests
{
    [TestCase(ScheduleKind.Constant, 0, 0, 0.1f)]
    [TestCase(ScheduleKind.Constant, 9, 0.01, 1f)]
    [TestCase(ScheduleKind.Constant, 500, 1, 1f)]
    [TestCase(ScheduleKind.Cosine, 4, 0, 0.5f)]
    [TestCase(ScheduleKind.Cosine, 60, 0.5, 0.52f)]
    [TestCase(ScheduleKind.Cosine, 4, 0.5, 0.26f)]
    [TestCase(ScheduleKind.Cosine, 110, 1, 0.04f)]
    [TestCase(ScheduleKind.Step, 59, 0.49, 1f)]
    [TestCase(ScheduleKind.Step, 60, 0.5, 0.2f)]
    [TestCase(ScheduleKind.Step, 84, 0.74, 0.2f)]
    [TestCase(ScheduleKind.Step, 85, 0.75, 0.04f)]
    public void The_rate_is_as_worked_out_by_hand(ScheduleKind kind, long step, double progress, float expected)
    {
        var schedule = new LearningRateSchedule(kind, Rate: 2, WarmupSteps: 10, FinalShare: 0.04f);
        Assert.That(schedule.At(step, progress), Is.EqualTo(2 * expected).Within(1e-6));
    }

    [Test]
    public void Without_warm_up_the_first_step_has_the_full_rate() =>
        Assert.That(new LearningRateSchedule(ScheduleKind.Cosine, 0.5f, 0, 0.1f).At(0, 0), Is.EqualTo(0.5f));
}
