using System.Buffers;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Import;

/// <summary>Cuts a text between games into parts of much the same length.</summary>
internal sealed class TextParts<TPosition>(IPartedNotation<TPosition> notation, LenientReader text)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private const int PartLength = 1 << 17;

    /// <summary>A text without a cut for so long is damaged or of another make.</summary>
    private const int MostLength = 1 << 22;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(PartLength);
    private int _length;
    private bool _ended;

    /// <summary>The next part, whose letters go back to the shared pool when it has been read. Null when there is no cut for long or the text is over: what is left of it, if
    /// anything, is put back.</summary>
    public (char[] Letters, int Length)? Next()
    {
        while (!_ended)
        {
            _length += text.ReadBlock(_buffer, _length, _buffer.Length - _length);
            _ended = _length < _buffer.Length;
            var cut = _ended ? _length : notation.FindCut(_buffer.AsSpan(0, _length));
            if (cut > 0) return Take(cut);
            if (_ended) break;
            if (_buffer.Length >= MostLength)
            {
                text.PutBack(_buffer.AsSpan(0, _length));
                break;
            }

            Grow();
        }

        _ended = true;
        return null;
    }

    /// <summary>Hands the buffer out up to the cut, and goes on with the rest in another.</summary>
    private (char[] Letters, int Length) Take(int cut)
    {
        var part = _buffer;
        _buffer = ArrayPool<char>.Shared.Rent(Math.Max(PartLength, _length - cut + 1));
        part.AsSpan(cut, _length - cut).CopyTo(_buffer);
        _length -= cut;
        return (part, cut);
    }

    private void Grow()
    {
        var small = _buffer;
        _buffer = ArrayPool<char>.Shared.Rent(2 * small.Length);
        small.AsSpan(0, _length).CopyTo(_buffer);
        ArrayPool<char>.Shared.Return(small);
    }
}
