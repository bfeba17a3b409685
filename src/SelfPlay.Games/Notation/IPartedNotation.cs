using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>A notation whose long texts can be cut between games, so that several threads read the parts. The parts, each read by itself, give the same games,
/// lines and errors as the whole.</summary>
public interface IPartedNotation<TPosition> : INotation<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>The last place in a part of a text where a game begins for sure, whatever came before the part; 0 if none is found.</summary>
    int FindCut(ReadOnlySpan<char> text);

    /// <summary>Reads a part of a text.</summary>
    /// <param name="text">The part.</param>
    /// <param name="firstLine">The number of its first line in the whole, from 1.</param>
    IEnumerable<ReadGame<TPosition>> ReadPart(TextReader text, int firstLine);
}
