using System.Buffers.Binary;
using System.Security.Cryptography;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.Net.Serialization;
using SelfPlay.Net.Tensors;
using SelfPlay.TestData;

namespace SelfPlay.Net.Tests.Checkpoints;

public class CheckpointFileTests
{
    [Test]
    public void A_checkpoint_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var written = Example();
        var hash = CheckpointFile.Write(folder["a.ckpt"], written);
        var read = CheckpointFile.Read(folder["a.ckpt"]);
        Assert.That(read.Hash, Is.EqualTo(hash));
        Assert.That(read.Network, Is.EqualTo(written.Network));
        Assert.That((read.Game, read.EncoderVersion, read.Generation, read.Step), Is.EqualTo(("chess", 3, 12, 5_000_000_000L)));
        Assert.That(read.Metadata, Is.EqualTo(written.Metadata));
        Assert.That(read.RandomState, Is.EqualTo(written.RandomState));
        AssertEqual(read.Weights, written.Weights);
        AssertEqual(read.PlayWeights, written.PlayWeights);
        AssertEqual(read.State, written.State);
    }

    [Test]
    public void The_header_alone_says_the_same()
    {
        using var folder = new TemporaryFolder();
        var hash = CheckpointFile.Write(folder["a.ckpt"], Example());
        var header = CheckpointFile.ReadHeader(folder["a.ckpt"]);
        Assert.That((header.Game, header.Generation, header.Step, header.Hash), Is.EqualTo(("chess", 12, 5_000_000_000L, hash)));
        Assert.That(header.Network, Is.EqualTo(Example().Network));
    }

    [Test]
    public void Every_setting_of_a_network_is_kept()
    {
        using var folder = new TemporaryFolder();
        var tower = new TowerConfig();
        var settings = typeof(TowerConfig).GetProperties().Where(property => property.CanWrite).ToArray();
        for (var i = 0; i < settings.Length; i++) settings[i].SetValue(tower, 100 + i);
        CheckpointFile.Write(folder["a.ckpt"], Example() with { Network = new NetworkConfig(1, 2, 3, 4, tower) });
        Assert.That(CheckpointFile.Read(folder["a.ckpt"]).Network, Is.EqualTo(new NetworkConfig(1, 2, 3, 4, tower)));
    }

    [Test]
    public void Equal_checkpoints_give_equal_files()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder["a.ckpt"], Example());
        CheckpointFile.Write(folder["b.ckpt"], CheckpointFile.Read(folder["a.ckpt"]));
        Assert.That(File.ReadAllBytes(folder["b.ckpt"]), Is.EqualTo(File.ReadAllBytes(folder["a.ckpt"])));
    }

    [Test]
    public void The_hash_changes_with_one_bit_of_one_weight()
    {
        using var folder = new TemporaryFolder();
        var changed = Example() with { Weights = [new NamedArray("a", [1, -0f])] };
        var same = Example() with { Weights = [new NamedArray("a", [1, 0f])] };
        Assert.That(CheckpointFile.Write(folder["a.ckpt"], changed), Is.Not.EqualTo(CheckpointFile.Write(folder["b.ckpt"], same)));
    }

    [Test]
    public void Any_changed_byte_is_one_clear_error()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder["good.ckpt"], Example());
        var good = File.ReadAllBytes(folder["good.ckpt"]);
        for (var at = 0; at < good.Length; at++)
        {
            foreach (var bits in new byte[] { 1, 0x80, 0xff })
            {
                var bad = good.ToArray();
                bad[at] ^= bits;
                AssertRefused(folder["bad.ckpt"], bad, $"byte {at}");
            }
        }
    }

    [Test]
    public void A_file_cut_anywhere_or_with_bytes_behind_it_is_one_clear_error()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder["good.ckpt"], Example());
        var good = File.ReadAllBytes(folder["good.ckpt"]);
        for (var length = 0; length < good.Length; length++) AssertRefused(folder["bad.ckpt"], good[..length], $"{length} bytes");
        AssertRefused(folder["bad.ckpt"], [.. good, 0], "a byte more");
        AssertRefused(folder["bad.ckpt"], new byte[good.Length], "zeros");
    }

    [Test]
    public void Another_format_version_is_named()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder["a.ckpt"], Example());
        var bytes = File.ReadAllBytes(folder["a.ckpt"]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), 77);
        WriteWithChecksum(folder["a.ckpt"], bytes.AsSpan(0, bytes.Length - 32));
        Assert.That(() => CheckpointFile.Read(folder["a.ckpt"]), Throws.TypeOf<InvalidDataException>().With.Message.Contains("format 77"));
    }

    [Test]
    public void A_field_that_makes_no_sense_is_named_even_when_the_checksum_is_right()
    {
        using var folder = new TemporaryFolder();
        CheckpointFile.Write(folder["a.ckpt"], Example());
        var bytes = File.ReadAllBytes(folder["a.ckpt"]);
        bytes[bytes.AsSpan().IndexOf("filters"u8) + "filters".Length] = 0xc0;
        WriteWithChecksum(folder["a.ckpt"], bytes.AsSpan(0, bytes.Length - 32));
        Assert.That(
            () => CheckpointFile.ReadHeader(folder["a.ckpt"]),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("field 'network': field 'tower': field 'filters'"));
    }

    private static Checkpoint Example() => new()
    {
        Game = "chess",
        EncoderVersion = 3,
        Network = new NetworkConfig(8, 8, 13, 4096, new TowerConfig { Filters = 48, SqueezeChannels = 5 }),
        Generation = 12,
        Step = 5_000_000_000,
        Metadata = [new("rate", "0.5"), new("empty", "")],
        RandomState = [1, ulong.MaxValue],
        Weights = [new NamedArray("input.weights", [1.5f, -0f, float.NaN]), new NamedArray("none", [])],
        PlayWeights = [new NamedArray("input.weights", [1, float.Epsilon])],
        State = [new NamedArray("first", [float.PositiveInfinity])],
    };

    private static void AssertRefused(string path, byte[] bytes, string what)
    {
        File.WriteAllBytes(path, bytes);
        Action[] readings = [() => CheckpointFile.Read(path), () => CheckpointFile.ReadHeader(path)];
        foreach (var read in readings)
        {
            var fault = Assert.Throws<InvalidDataException>(() => read(), what)!;
            Assert.That(fault.Message, Does.StartWith(path).And.Contains("checkpoint"), what);
        }
    }

    private static void AssertEqual(IReadOnlyList<NamedArray> read, IReadOnlyList<NamedArray> written)
    {
        Assert.That(read.Select(array => array.Name), Is.EqualTo(written.Select(array => array.Name)));
        foreach (var (a, b) in read.Zip(written)) Assert.That(Bits(a), Is.EqualTo(Bits(b)), a.Name);
    }

    private static uint[] Bits(NamedArray array) => [.. array.Values.Select(BitConverter.SingleToUInt32Bits)];

    private static void WriteWithChecksum(string path, ReadOnlySpan<byte> content) =>
        AtomicFile.Write(path, [.. content, .. SHA256.HashData(content)]);
}
