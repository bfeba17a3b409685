using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Training;

internal sealed class LearningRateScheduleTests
{
    [TestCase(ScheduleKind.Constant, 0, 0.1f)]
    [TestCase(ScheduleKind.Constant, 9, 1f)]
    [TestCase(ScheduleKind.Constant, 10, 1f)]
    [TestCase(ScheduleKind.Constant, 500, 1f)]
    [TestCase(ScheduleKind.Cosine, 4, 0.5f)]
    [TestCase(ScheduleKind.Cosine, 10, 1f)]
    [TestCase(ScheduleKind.Cosine, 60, 0.52f)]
    [TestCase(ScheduleKind.Cosine, 110, 0.04f)]
    [TestCase(ScheduleKind.Cosine, 9999, 0.04f)]
    [TestCase(ScheduleKind.Step, 59, 1f)]
    [TestCase(ScheduleKind.Step, 60, 0.2f)]
    [TestCase(ScheduleKind.Step, 84, 0.2f)]
    [TestCase(ScheduleKind.Step, 85, 0.04f)]
    public void The_rate_at_a_step_is_as_worked_out_by_hand(ScheduleKind kind, long step, float expected)
    {
        var schedule = new LearningRateSchedule(kind, Rate: 2, WarmupSteps: 10, TotalSteps: 110, FinalShare: 0.04f);
        Assert.That(schedule.At(step), Is.EqualTo(2 * expected).Within(1e-6));
    }

    [Test]
    public void Without_warm_up_the_first_step_has_the_full_rate() =>
        Assert.That(new LearningRateSchedule(ScheduleKind.Cosine, 0.5f, 0, 10, 0.1f).At(0), Is.EqualTo(0.5f));

    [Test]
    public void A_run_shorter_than_its_warm_up_only_warms_up() =>
        Assert.That(new LearningRateSchedule(ScheduleKind.Cosine, 1, 100, 10, 0.1f).At(10), Is.EqualTo(0.11f).Within(1e-6));
}
