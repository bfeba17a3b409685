using SelfPlay.Net.Backends;
using SelfPlay.Net.Backends.Reference;
using SelfPlay.Net.Tensors;

namespace SelfPlay.Net.Tests.Backends;

/// <summary>What every backend keeps: each primitive gives what the reference gives, on shapes that fill no vector unit, and a batch entry has
/// the same bits alone, in any batch and with any number of threads.</summary>
internal abstract partial class BackendTests
{
    private static readonly (int Height, int Width)[] Boards = [(3, 3), (6, 7), (8, 8), (9, 9)];
    private static readonly int[] Channels = [1, 2, 3, 7, 13, 16, 33, 48, 64];

    private IBackend _tested = null!;
    private ReferenceBackend _reference = null!;

    [OneTimeSetUp]
    public void CreateBackends()
    {
        _tested = Create();
        _reference = new ReferenceBackend();
    }

    [OneTimeTearDown]
    public void DisposeBackends()
    {
        _tested.Dispose();
        _reference.Dispose();
    }

    [Test]
    public void A_buffer_starts_at_zero_and_keeps_what_is_written_at_a_place()
    {
        using var buffer = _tested.Allocate(100);
        buffer.Write([1, 2, 3], 50);

        var expected = new float[100];
        expected[50] = 1;
        expected[51] = 2;
        expected[52] = 3;
        Assert.That(Scene.Read(buffer), Is.EqualTo(expected));
        var two = new float[2];
        buffer.Read(two, 51);
        Assert.That(two, Is.EqualTo([2f, 3f]));
    }

    [Test]
    public void A_backend_says_what_it_is() => Assert.That(_tested.Description, Is.Not.Empty);

    protected abstract IBackend Create();

    /// <summary>The same kind of backend with a number of threads; backends without threads give what <see cref="Create"/> gives.</summary>
    protected virtual IBackend CreateWithThreads(int threads) => Create();

    /// <summary>Runs the same operation on the same data on both backends and compares everything it returns.</summary>
    private void Compare(ulong seed, Func<Scene, float[][]> operation)
    {
        var expected = operation(new Scene(_reference, seed));
        var actual = operation(new Scene(_tested, seed));
        Assert.That(actual, Has.Length.EqualTo(expected.Length));
        for (var i = 0; i < expected.Length; i++) AssertClose(actual[i], expected[i], $"result {i}");
    }

    private static void AssertClose(float[] actual, float[] expected, string name)
    {
        var largest = 0f;
        foreach (var value in expected) largest = Math.Max(largest, Math.Abs(value));
        var tolerance = 2e-5f * (1 + largest);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance))
                Assert.Fail($"{name}[{i}] of {expected.Length} is {actual[i]}, the reference gives {expected[i]}");
        }
    }

    /// <summary>Shapes that go through all boards, channel counts and batches without trying each combination.</summary>
    private static IEnumerable<Shape> Shapes()
    {
        for (var i = 0; i < 36; i++)
        {
            var (height, width) = Boards[i % Boards.Length];
            yield return new Shape(1 + (i * 7 % 9), height, width, Channels[i * 5 % Channels.Length]);
        }
    }
}
