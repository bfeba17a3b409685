using SelfPlay.Net.Serialization;
using SelfPlay.TestData;

namespace SelfPlay.Net.Tests.Serialization;

public class AtomicFileTests
{
    [Test]
    public void A_file_is_replaced_whole_and_no_temporary_file_stays()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteText(folder["a.txt"], "a longer first text");
        AtomicFile.WriteText(folder["a.txt"], "second");
        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("second"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_temporary_file_left_by_a_kill_is_no_obstacle()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt" + AtomicFile.TemporarySuffix], "half of an earlier, much longer text");
        AtomicFile.WriteText(folder["a.txt"], "new");
        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("new"));
    }
}
