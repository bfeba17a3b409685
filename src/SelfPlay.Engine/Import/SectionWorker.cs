using SelfPlay.Engine.Data;
using SelfPlay.Engine.Import.Filters;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import;

/// <summary>Makes of the games of a section what goes into the data set. Stateless: all threads share one.</summary>
internal sealed class SectionWorker<TPosition>(Game<TPosition> game, GameFilter<TPosition> filter, PairWeights weights, SplitShares shares)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Fills <paramref name="output"/> anew.</summary>
    public void Work(IEnumerable<ReadGame<TPosition>> games, SectionOutput output)
    {
        output.Clear();
        var encoder = new SampleEncoder<TPosition>(game, weights, output.Bytes);
        foreach (var read in games) output.Entries.Add(Take(read, encoder, output.Bytes));
    }

    private GameEntry Take(ReadGame<TPosition> read, SampleEncoder<TPosition> encoder, GrowingBytes bytes)
    {
        if (read.Game is not { } text) return GameEntry.Skipped(read.Error ?? $"line {read.Line}: it cannot be read");
        if (filter.WhyNot(text) is { } reason) return GameEntry.LeftOut(reason);
        var start = text.Start.Equals(game.Initial) ? "" : game.Notation.FormatPosition(text.Start);
        var hash = GameHash.Of(start, text.Moves);
        var split = shares.Of(hash);
        bytes.GetSpan(RecordBytes.Room);
        bytes.Advance(RecordBytes.Room);
        var begin = bytes.Length;
        encoder.Write(text, start, split);
        return new GameEntry(GameEntryKind.Kept, null) { Hash = hash, Split = split, Start = begin, Length = bytes.Length - begin, Samples = text.Moves.Count };
    }
}
