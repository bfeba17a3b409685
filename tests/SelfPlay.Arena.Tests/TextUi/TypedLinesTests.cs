using SelfPlay.Arena.TextUi;

namespace SelfPlay.Arena.Tests.TextUi;

public sealed class TypedLinesTests
{
    [Test]
    public void Lines_come_in_order_and_then_null()
    {
        var reader = new TypedLines(new StringReader("one\ntwo"));
        Assert.That(reader.Read(default), Is.EqualTo("one"));
        Assert.That(reader.Read(default), Is.EqualTo("two"));
        Assert.That(reader.Read(default), Is.Null);
    }

    [Test]
    public void Ctrl_C_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        using var silence = new Silence(stop);
        Assert.That(() => new TypedLines(silence).Read(stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>A person who types nothing but Ctrl-C.</summary>
    private sealed class Silence(CancellationTokenSource stop) : TextReader
    {
        private readonly ManualResetEventSlim _forever = new();

        public override string? ReadLine()
        {
            stop.Cancel();
            _forever.Wait();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _forever.Set();
            base.Dispose(disposing);
        }
    }
}
