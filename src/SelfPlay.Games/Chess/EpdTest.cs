using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Chess;

/// <summary>
/// A line of a test suite: <c>bm</c> names the best moves, <c>am</c> those to avoid, <c>dm</c> the number of moves to mate (<c>ce +M3</c> says the same), <c>id</c> the
/// name. Moves are SAN in all the forms that people write, or UCI.
/// </summary>
internal static class EpdTest
{
    private const string BestMove = "bm", AvoidMove = "am", DirectMate = "dm", Evaluation = "ce", Name = "id", MateSign = "+M";

    public static bool TryParse(string line, [NotNullWhen(true)] out TestPosition<ChessPosition>? test, [NotNullWhen(false)] out string? error)
    {
        test = null;
        var (fen, text) = Epd.Split(line);
        if (!Fen.TryParse(fen, out var position, out error)) return false;
        var operations = EpdOperation.ReadAll(text).ToList();
        if (!TryParseMoves(position, operations, BestMove, out var best, out error) || !TryParseMoves(position, operations, AvoidMove, out var avoid, out error)) return false;
        if (!TryParseMate(operations, out var mate, out error)) return false;
        if (best.Count == 0 && avoid.Count == 0 && mate is null)
        {
            error = $"nothing is asked of the position; name a best move, one to avoid or a mate, as in {BestMove} Nf3; {AvoidMove} Qxb2; {DirectMate} 3;";
            return false;
        }

        test = new TestPosition<ChessPosition> { Position = position, Id = IdOf(operations), Best = best, Avoid = avoid, MateIn = mate };
        return true;
    }

    private static bool TryParseMoves(in ChessPosition position, List<EpdOperation> operations, string code, out List<Move> moves, [NotNullWhen(false)] out string? error)
    {
        (moves, error) = ([], null);
        foreach (var word in operations.Where(operation => operation.Code == code).SelectMany(WordsOf))
        {
            if (!ChessNotation.Instance.TryParseMove(position, word, out var move, out error))
            {
                error = $"{code}: {error}";
                return false;
            }

            moves.Add(move);
        }

        error = moves.Count == 0 && operations.Exists(operation => operation.Code == code) ? $"{code} names no move; write it as in {code} Nf3;" : null;
        return error is null;
    }

    /// <summary>Without what is no move: commas, the number before a move, a sign of check that stands alone ("Qd1 +").</summary>
    private static IEnumerable<string> WordsOf(EpdOperation operation) => operation.Operands
        .SelectMany(operand => operand.Split((char[])[',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        .Where(word => word.AsSpan().ContainsAnyExcept("+#!?=") && !(word.EndsWith('.') && word.AsSpan().TrimEnd('.').ContainsAnyInRange('0', '9')));

    private static bool TryParseMate(List<EpdOperation> operations, out int? mate, [NotNullWhen(false)] out string? error)
    {
        (mate, error) = (null, null);
        var direct = operations.Find(operation => operation.Code == DirectMate);
        var evaluation = operations.Find(operation => operation.Code == Evaluation && operation.Operands is [var only] && only.StartsWith(MateSign, StringComparison.Ordinal));
        var text = direct is not null ? string.Join(' ', direct.Operands) : evaluation?.Operands[0][MateSign.Length..];
        if (text is null) return true;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var moves) && moves > 0) mate = moves;
        else error = $"{(direct is null ? Evaluation : DirectMate)}: '{text}' is no number of moves to mate; write it as in {DirectMate} 3;";
        return error is null;
    }

    private static string? IdOf(List<EpdOperation> operations) =>
        operations.Find(operation => operation.Code == Name) is { Operands.Count: > 0 } named ? string.Join(' ', named.Operands) : null;
}
