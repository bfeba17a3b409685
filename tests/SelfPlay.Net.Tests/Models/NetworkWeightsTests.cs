using SelfPlay.Net.Models;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Models;

internal sealed class NetworkWeightsTests
{
    [Test]
    public void The_same_seed_gives_the_same_network_and_another_seed_another()
    {
        var weights = NetworkWeights.Initial(TestNetworks.Spatial, 5)["block0.first.weights"];
        Assert.That(NetworkWeights.Initial(TestNetworks.Spatial, 5)["block0.first.weights"], Is.EqualTo(weights));
        Assert.That(NetworkWeights.Initial(TestNetworks.Spatial, 6)["block0.first.weights"], Is.Not.EqualTo(weights));
    }

    [Test]
    public void Weights_start_with_the_variance_of_their_fan_in()
    {
        var config = TestNetworks.Spatial with { Tower = new TowerConfig { Filters = 32 } };
        var weights = NetworkWeights.Initial(config, 1)["block0.first.weights"];
        var variance = weights.Average(weight => (double)weight * weight);
        Assert.That(variance, Is.EqualTo(2.0 / (9 * 32)).Within(3e-4));
    }

    [Test]
    public void A_block_starts_as_the_identity() =>
        Assert.That(NetworkWeights.Initial(TestNetworks.Flat, 1)["block1.second.scale"], Is.All.Zero);

    [TestCaseSource(typeof(TestNetworks), nameof(TestNetworks.All))]
    public void Names_are_unique_and_parameters_are_counted(NetworkConfig config)
    {
        var specs = NetworkLayout.Of(config);
        Assert.That(specs.Select(spec => spec.Name), Is.Unique);
        Assert.That(NetworkLayout.ParameterCount(config), Is.LessThan(specs.Sum(spec => spec.Length)));
    }

    [Test]
    public void Multiplications_are_counted_as_worked_out_by_hand()
    {
        // 12 cells; input 9*3*5, two blocks of 2*9*5*5, policy 9*5*5 + 5*2, value 5*2 per cell; then 24*6 and 6*3.
        Assert.That(NetworkLayout.MultiplyAdds(TestNetworks.Spatial), Is.EqualTo((12 * (135 + 900 + 225 + 10 + 10)) + 144 + 18));
        // 12 cells; input 9*2*6, two blocks of 2*9*6*6, policy 6*3, value 6*2 per cell; squeeze 2 * (6*3 + 3*12); 36*7, 24*5, 5*3.
        Assert.That(NetworkLayout.MultiplyAdds(TestNetworks.Flat), Is.EqualTo((12 * (108 + 1296 + 18 + 12)) + 108 + 252 + 120 + 15));
    }

    [Test]
    public void Arrays_of_another_network_are_refused_by_name()
    {
        var weights = NetworkWeights.Initial(TestNetworks.Flat, 1);
        Assert.That(
            () => new NetworkWeights(TestNetworks.Spatial, weights.Arrays),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'input.weights' has 108 values where the network has 135"));
        Assert.That(
            () => new NetworkWeights(TestNetworks.Flat, [.. weights.Arrays.Take(3)]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'input.mean' is expected where the end stands"));
        Assert.That(
            () => new NetworkWeights(TestNetworks.Flat, [.. weights.Arrays, new NamedArray("more", [])]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("'more' is not part of the network"));
    }
}
