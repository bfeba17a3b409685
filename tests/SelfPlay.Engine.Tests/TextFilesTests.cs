using System.IO.Compression;
using System.Text;
using SelfPlay.TestData;

namespace SelfPlay.Engine.Tests;

[TestFixture]
internal sealed class TextFilesTests
{
    private const string Text = "Müller–Łódź ½-½ \u265e\r\nnaïve\n";

    private TemporaryFolder _folder = null!;

    private static Encoding[] Encodings => [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    [SetUp]
    public void Begin() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCaseSource(nameof(Encodings))]
    public void Unicode_is_read_with_and_without_a_mark_of_byte_order(Encoding encoding) =>
        Assert.That(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]), Is.EqualTo(Text));

    [Test]
    public void Bytes_that_are_no_utf8_are_read_as_latin1() =>
        Assert.That(Read(Encoding.Latin1.GetBytes("Müller, Bölöni é")), Is.EqualTo("Müller, Bölöni é"));

    [Test]
    public void A_file_put_together_from_both_is_read_right() => Assert.That(
        Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("Łódź\n"), .. Encoding.Latin1.GetBytes("Köln\n"), .. Encoding.UTF8.GetBytes("½")]),
        Is.EqualTo("Łódź\nKöln\n½"));

    [Test]
    public void Latin1_is_read_right_across_the_edges_of_buffers()
    {
        var text = string.Concat(Enumerable.Repeat("Bölöni é ", 50_000));
        Assert.That(Read(Encoding.Latin1.GetBytes(text)), Is.EqualTo(text));
    }

    [Test]
    public void A_packed_file_is_known_by_its_bytes_whatever_its_name()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(Text));
        Assert.That(Read(packed.ToArray()), Is.EqualTo(Text));
    }

    [TestCase("shift_jis", "手合割：平手\n先手：羽生善治\n   1 ７六歩(77)\n")]
    [TestCase("euc-jp", "'先手番\n+7776FU ,'７六歩\n")]
    [TestCase("utf-8", "手合割：平手\n")]
    public void Records_in_an_older_encoding_of_their_field_are_read_as_it_reads_them(string name, string text)
    {
        var older = new[] { "shift_jis", "euc-jp" }.Select(known => CodePagesEncodingProvider.Instance.GetEncoding(known)!).ToArray();
        File.WriteAllBytes(_folder["file"], (older.FirstOrDefault(encoding => encoding.WebName == name) ?? Encoding.UTF8).GetBytes(text));
        using var read = TextFiles.Open(_folder["file"], older);
        Assert.That(read.ReadToEnd(), Is.EqualTo(text));
    }

    [Test]
    public void An_empty_file_is_an_empty_text() => Assert.That(Read([]), Is.Empty);

    [Test]
    public void A_file_that_is_not_there_is_refused_by_name() => Assert.That(
        () => TextFiles.Open(_folder["no.pgn"]), Throws.TypeOf<InputException>().With.Message.EqualTo($"there is no file '{_folder["no.pgn"]}'"));

    private string Read(byte[] bytes)
    {
        File.WriteAllBytes(_folder["file"], bytes);
        using var text = TextFiles.Open(_folder["file"]);
        return text.ReadToEnd();
    }
}
