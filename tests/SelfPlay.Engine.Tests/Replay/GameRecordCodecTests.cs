using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;

namespace SelfPlay.Engine.Tests.Replay;

public class GameRecordCodecTests
{
    [Test]
    public void A_game_is_read_as_it_was_written()
    {
        for (var index = 0; index < 100; index++)
        {
            var written = ReplayExamples.Game(7, index, samples: index % 5, validation: index % 3 == 0);
            var read = GameRecordCodec.Read(ReplayExamples.Bytes(written), ReplayExamples.Format);
            Assert.That(Fields(read), Is.EqualTo(Fields(written)));
            Assert.That(read.Moves, Is.EqualTo(written.Moves));
            Assert.That(read.Samples.Select(Fields), Is.EqualTo(written.Samples.Select(Fields)));
            foreach (var (a, b) in read.Samples.Zip(written.Samples))
            {
                Assert.That(a.Planes, Is.EqualTo(b.Planes));
                Assert.That(a.PolicyIndices, Is.EqualTo(b.PolicyIndices));
                Assert.That(a.PolicyTargets, Is.EqualTo(b.PolicyTargets));
            }
        }
    }

    [Test]
    public void Without_its_samples_a_record_is_the_same_and_tells_where_they_lie()
    {
        for (var index = 0; index < 30; index++)
        {
            var written = ReplayExamples.Game(7, index, samples: index % 5);
            var bytes = ReplayExamples.Bytes(written);
            var (starts, surprises) = (new List<int>(), new List<Half>());
            var outline = GameRecordCodec.ReadOutline(bytes, ReplayExamples.Format, (start, surprise) =>
            {
                starts.Add(start);
                surprises.Add(surprise);
            });
            Assert.That(ReplayExamples.Bytes(outline), Is.EqualTo(ReplayExamples.Bytes(written with { Samples = [] })));
            Assert.That(surprises, Is.EqualTo(written.Samples.Select(sample => sample.Surprise)));
            for (var from = 0; from < starts.Count; from++)
            {
                var samples = Enumerable.Range(0, starts.Count - from).Select(place => GameRecordCodec.ReadSample(bytes.AsSpan(starts[from]), place, ReplayExamples.Format));
                Assert.That(ReplayExamples.Bytes(samples), Is.EqualTo(ReplayExamples.Bytes(written.Samples.Skip(from))));
            }
        }
    }

    // A shard must end at the same game whether it is inspected or learnt from.
    [Test]
    public void A_changed_byte_is_found_with_the_samples_and_without_them_alike()
    {
        var bytes = ReplayExamples.Bytes(ReplayExamples.Game(1, 2));
        var found = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var bad = bytes.ToArray();
            bad[at] ^= 0x81;
            var invalid = IsInvalid(() => GameRecordCodec.Read(bad, ReplayExamples.Format));
            Assert.That(IsInvalid(() => GameRecordCodec.ReadOutline(bad, ReplayExamples.Format)), Is.EqualTo(invalid), $"byte {at}");
            if (invalid) found++;
        }

        Assert.That(found, Is.Positive.And.LessThan(bytes.Length));

        static bool IsInvalid(Action read)
        {
            try
            {
                read();
                return false;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }
    }

    [Test]
    public void A_record_cut_anywhere_is_invalid_data()
    {
        var bytes = ReplayExamples.Bytes(ReplayExamples.Game(1, 2));
        for (var length = 0; length < bytes.Length; length++)
            Assert.That(() => GameRecordCodec.Read(bytes.AsSpan(0, length), ReplayExamples.Format), Throws.TypeOf<InvalidDataException>(), $"{length} bytes");
    }

    [Test]
    public void A_changed_byte_gives_a_record_or_invalid_data_and_never_planes_that_do_not_fit()
    {
        var bytes = ReplayExamples.Bytes(ReplayExamples.Game(1, 2));
        var planes = new float[ReplayExamples.Format.Cells * ReplayExamples.Format.Planes];
        for (var at = 0; at < bytes.Length; at++)
        {
            var bad = bytes.ToArray();
            bad[at] ^= 0x81;
            try
            {
                foreach (var sample in GameRecordCodec.Read(bad, ReplayExamples.Format).Samples)
                    PlanePacking.Unpack(sample.Planes, ReplayExamples.Format.Cells, ReplayExamples.Format.Planes, planes);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Test]
    public void A_policy_index_that_the_game_does_not_have_is_invalid_data()
    {
        var game = ReplayExamples.Game(1, 1);
        game.Samples[1].PolicyIndices[0] = (ushort)ReplayExamples.Format.PolicySize;
        Assert.That(
            () => GameRecordCodec.Read(ReplayExamples.Bytes(game), ReplayExamples.Format),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("policy index"));
    }

    [Test]
    public void A_record_of_another_game_is_invalid_data() =>
        Assert.That(
            () => GameRecordCodec.Read(ReplayExamples.Bytes(ReplayExamples.Game(1, 1) with { Game = "go" }), ReplayExamples.Format),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("go"));

    private static object Fields(GameRecord game) =>
        (game.Game, game.Generation, game.Index, game.Step, game.Start, game.Outcome, game.Truncated, game.Validation, game.Samples.Length);

    private static object Fields(Sample sample) => (sample.Win, sample.Loss, sample.PolicyWeight, sample.ValueWeight, sample.Surprise);
}
