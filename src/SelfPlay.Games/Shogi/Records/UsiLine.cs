using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>A game in one line, as the command of USI gives it: "position startpos moves 7g7f 3c3d", with or without its first word.</summary>
internal static class UsiLine
{
    private const string Command = "position";
    private const string Moves = "moves";

    private static readonly string[] FirstWords = [Command, "startpos", "sfen"];

    public static bool IsLine(string line) => FirstWords.Contains(line.Split(' ', 2)[0]);

    public static ReadGame<ShogiPosition> Read(RecordLines lines, EnteringKingRule rule)
    {
        var game = new RecordBuilder(lines.Number, rule);
        var words = (lines.Peek() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word == Command).ToArray();
        var start = words.TakeWhile(word => word != Moves).ToArray();
        if (Sfen.TryParse(string.Join(' ', start), out var position, out var error)) game.Begin(position);
        else game.Fault(lines.Number, error);
        foreach (var word in words.Skip(start.Length + 1)) Play(game, lines.Number, word);
        lines.Skip();
        return game.Build();
    }

    private static void Play(RecordBuilder game, int line, string word)
    {
        if (game.IsFaulty) return;
        Span<Move> buffer = stackalloc Move[ShogiPosition.MaxMoves];
        var legal = buffer[..game.Position.LegalMoves(buffer)];
        if (UsiMove.Read(word) is not { } read) game.FaultInMove(line, $"'{word}' is no move; write it as 7g7f, 8h2b+ or P*5e");
        else if (!legal.Contains(read)) game.FaultInMove(line, $"'{word}' is not legal here");
        else game.Play(line, read);
    }
}
