using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Gpu;
using SelfPlay.Net.Models;
using SelfPlay.Net.Tests.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Net.Tests.Backends.Gpu;

/// <summary>What a network reserves beforehand is all that its work takes, so that a run which began does not run out of memory.</summary>
internal sealed class IlgpuWorkSpaceTests
{
    private static readonly Precision[] Precisions = [Precision.Fp32, Precision.Tf32, Precision.Fp16];

    private static readonly NetworkConfig Odd = new(4, 4, 3, 10, new TowerConfig { Filters = 18, Blocks = 1, SqueezeChannels = 2, ValueHidden = 8 });

    private static readonly NetworkConfig[] Networks = [Odd, new(4, 4, 3, 2 * 16, new TowerConfig { Filters = 16, Blocks = 1, ValueHidden = 8 })];

    [Test]
    public void Training_takes_what_was_reserved([ValueSource(nameof(Precisions))] Precision precision)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        using var trainer = new Trainer(backend, NetworkWeights.Initial(Odd, 1), new TrainerOptions(), 2);
        var reserved = backend.WorkSpace;
        trainer.Step(TestNetworks.RandomBatch(Odd, 2, 1), 0.01f);

        Assert.That(backend.WorkSpace, Is.EqualTo(reserved));
        Assert.That(reserved.Bytes, Is.GreaterThanOrEqualTo(MemoryEstimate.Work(backend, Odd, 2, training: true)));
    }

    [Test]
    public void Playing_takes_what_was_reserved([ValueSource(nameof(Precisions))] Precision precision, [ValueSource(nameof(Networks))] NetworkConfig config)
    {
        using var backend = IlgpuBackendTests.Create(precision);
        using var net = new InferenceNet(backend, config, 2);
        var reserved = backend.WorkSpace;
        net.Load(TestNetworks.Trained(config, 1));
        for (var batch = 0; batch < 2; batch++) InferenceNetTests.Evaluate(net, TestNetworks.RandomBatch(config, 2, 2));

        Assert.That(backend.WorkSpace, Is.EqualTo(reserved));
    }
}
