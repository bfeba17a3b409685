using System.Text;

namespace SelfPlay.Engine;

/// <summary>Decodes bytes that their encoding does not know as Latin-1.</summary>
internal sealed class Latin1Fallback : DecoderFallback
{
    // The longest invalid sequence that UTF-8 gives up on at once has three bytes.
    public override int MaxCharCount => 4;

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : DecoderFallbackBuffer
    {
        private byte[] _bytes = [];
        private int _next;

        public override int Remaining => _bytes.Length - _next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_bytes, _next) = (bytesUnknown, 0);
            return true;
        }

        // The end is told by a zero.
        public override char GetNextChar() => Remaining > 0 ? (char)_bytes[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0) return false;
            _next--;
            return true;
        }

        public override void Reset() => (_bytes, _next) = ([], 0);
    }
}
