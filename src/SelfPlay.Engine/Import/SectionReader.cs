using System.Buffers;
using SelfPlay.Engine.Data;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import;

/// <summary>
/// Divides the text of a source into sections for the workers, in memory that does not grow with it. Where the notation can cut a text, the workers
/// read the parts; otherwise, and from where it finds no cut for long, the games are read here and the workers only make samples of them.
/// </summary>
internal sealed class SectionReader<TPosition>(INotation<TPosition> notation, LenientReader text, SourcePosition start)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int PartLength = 1 << 17;

    /// <summary>A text without a cut for so long is damaged or of another make.</summary>
    private const int MostLength = 1 << 22;

    private const int GamesAtOnce = 64;
    private const int MovesAtOnce = 4096;

    public IEnumerable<GameSection<TPosition>> ReadAll() =>
        notation is IPartedNotation<TPosition> parted && start.Games == 0 ? ReadParts(parted) : ReadGames(start);

    private IEnumerable<GameSection<TPosition>> ReadParts(IPartedNotation<TPosition> parted)
    {
        var position = start;
        var (buffer, length) = (ArrayPool<char>.Shared.Rent(PartLength), 0);
        while (true)
        {
            length += text.ReadBlock(buffer, length, buffer.Length - length);
            var isLast = length < buffer.Length;
            var cut = isLast ? length : parted.FindCut(buffer.AsSpan(0, length));
            if (cut == 0 && buffer.Length >= MostLength)
            {
                text.PutBack(buffer.AsSpan(0, length));
                ArrayPool<char>.Shared.Return(buffer);
                foreach (var section in ReadGames(position)) yield return section;
                yield break;
            }

            var part = buffer;
            buffer = isLast ? part : ArrayPool<char>.Shared.Rent(cut > 0 ? Math.Max(PartLength, length - cut + 1) : 2 * buffer.Length);
            part.AsSpan(cut, length - cut).CopyTo(buffer);
            length -= cut;
            if (cut > 0)
            {
                var first = position.Line;
                position = After(position, part.AsSpan(0, cut));
                yield return new GameSection<TPosition>(ReadPart(parted, part, cut, first), position);
            }
            else if (!isLast)
            {
                ArrayPool<char>.Shared.Return(part);
            }

            if (isLast) yield break;
        }
    }

    private static IEnumerable<ReadGame<TPosition>> ReadPart(IPartedNotation<TPosition> parted, char[] part, int length, int firstLine)
    {
        using (var reader = new CharReader(part, length))
        {
            foreach (var game in parted.ReadPart(reader, firstLine)) yield return game;
        }

        ArrayPool<char>.Shared.Return(part);
    }

    private static SourcePosition After(SourcePosition position, ReadOnlySpan<char> text) =>
        new() { Characters = position.Characters + text.Length, Line = position.Line + text.Count('\n') };

    /// <summary>Reads here, from a place in the text; games that were read before are passed over.</summary>
    private IEnumerable<GameSection<TPosition>> ReadGames(SourcePosition begin)
    {
        var (done, section, moves) = (0L, new List<ReadGame<TPosition>>(), 0);
        foreach (var game in Read(begin.Line))
        {
            if (done++ < begin.Games) continue;
            section.Add(game);
            moves += game.Game?.Moves.Count ?? 0;
            if (section.Count < GamesAtOnce && moves < MovesAtOnce) continue;
            yield return new GameSection<TPosition>(section, begin with { Games = done });
            (section, moves) = ([], 0);
        }

        if (section.Count > 0) yield return new GameSection<TPosition>(section, begin with { Games = done });
    }

    private IEnumerable<ReadGame<TPosition>> Read(int firstLine) =>
        notation is IPartedNotation<TPosition> parted ? parted.ReadPart(text, firstLine) : notation.ReadGames(text);
}
