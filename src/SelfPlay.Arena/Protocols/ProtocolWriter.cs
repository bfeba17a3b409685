namespace SelfPlay.Arena.Protocols;

/// <summary>The one way out of a protocol server: whole lines, in the order of the calls, sent off at once. Thread-safe.</summary>
public sealed class ProtocolWriter(TextWriter output)
{
    private readonly Lock _lock = new();

    public void Write(string line)
    {
        lock (_lock)
        {
            try
            {
                output.WriteLine(line);
                output.Flush();
            }
            catch (IOException)
            {
                // Nobody listens any more; the end of the input will tell, and a search thread must not die of it.
            }
        }
    }
}
