using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>The start position as the heads of KIF and KI2 give it: a handicap by name, or a drawn board with hands and the side to move.</summary>
internal sealed class KifHead
{
    public const string Handicap = "手合割";
    public const string OtherHandicap = "その他";
    public const string HandSuffix = "の持駒";
    public const string SecondsTurn = "後手番";
    public const string FileNames = "  ９ ８ ７ ６ ５ ４ ３ ２ １";
    public const string Edge = "+---------------------------+";
    public const string MoveCount = "手数＝";
    public const string Nothing = "なし";

    private static readonly string[] FirstNames = ["先手", "下手"];
    private static readonly string[] SecondTurns = [SecondsTurn, "上手番"];

    private readonly List<string> _ranks = [];
    private readonly List<(Side Side, string Text)> _hands = [];
    private string? _handicap;
    private Side? _side;
    private int _moves;

    /// <summary>Takes a line of the head that says where the game begins; false if it says something else.</summary>
    public bool TryTake(string line)
    {
        if (line.StartsWith('|')) _ranks.Add(line);
        else if (SecondTurns.Contains(line)) _side = Side.Second;
        else if (line is "先手番" or "下手番") _side = Side.First;
        else if (line.StartsWith(MoveCount, StringComparison.Ordinal)) _moves = ReadCount(line[MoveCount.Length..]);
        else return line.StartsWith('+') || line.TrimStart().StartsWith('９');
        return true;
    }

    /// <summary>The same for a line "name：value".</summary>
    public bool TryTake(string name, string value)
    {
        if (name == Handicap) _handicap = value;
        else if (name.EndsWith(HandSuffix, StringComparison.Ordinal)) _hands.Add((FirstNames.Any(name.StartsWith) ? Side.First : Side.Second, value));
        else if (name == "手番") _side = FirstNames.Contains(value) ? Side.First : Side.Second;
        else return false;
        return true;
    }

    /// <summary>Works out the position; on failure returns what is wrong.</summary>
    public string? Build(out ShogiPosition start)
    {
        start = ShogiPosition.Initial;
        if (_ranks.Count > 0) return BuildBoard(out start);
        if (_handicap is null or "") return null;
        if (ShogiStarts.Find(_handicap) is not { } named)
            return $"the start '{_handicap}' is not known; give one of {string.Join(' ', ShogiStarts.All.Select(known => known.Kanji))} or draw the board";
        start = named.Position;
        return null;
    }

    private string? BuildBoard(out ShogiPosition start)
    {
        start = default;
        var setup = new ShogiSetup { SideToMove = _side ?? SideOfHandicap(), MoveNumber = _moves + 1 };
        if (_ranks.Count != Square.Size) return $"the drawn board has {_ranks.Count} ranks; a board has nine";
        for (var rank = 0; rank < Square.Size; rank++)
        {
            if (ReadRank(setup, _ranks[rank], rank) is { } error) return error;
        }

        foreach (var (side, text) in _hands)
        {
            if (ReadHand(setup, side, text) is { } error) return error;
        }

        return SetupRules.Build(setup, out start);
    }

    private Side SideOfHandicap() => ShogiStarts.Find(_handicap ?? "")?.Position.SideToMove ?? Side.First;

    private static string? ReadRank(ShogiSetup setup, string line, int rank)
    {
        var (file, own) = (Square.Size - 1, true);
        foreach (var letter in line.AsSpan(1))
        {
            if (letter == '|') break;
            if (letter is ' ' or 'v' or 'V' or '^')
            {
                own = letter is not ('v' or 'V');
                continue;
            }

            var kind = Kanji.KindOf(letter);
            if (kind == PieceKind.None && letter is not ('・' or '･' or '.')) return $"'{letter}' in the drawn rank '{line}' is no man";
            if (file >= 0 && kind != PieceKind.None) setup[Square.At(file, rank)] = (own ? Side.First : Side.Second, kind);
            (file, own) = (file - 1, true);
        }

        return file == -1 ? null : $"the drawn rank '{line}' has {Square.Size - 1 - file} squares; each rank has nine";
    }

    private static string? ReadHand(ShogiSetup setup, Side side, string text)
    {
        foreach (var word in text.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == Nothing) continue;
            var kind = Kanji.KindOf(word[0]);
            var count = word.Length == 1 ? 1 : Kanji.ReadNumber(word.AsSpan(1));
            if (kind is PieceKind.None or >= PieceKind.King || count is not { } number) return $"'{word}' in the hand '{text}' cannot be held";
            if (!setup.TryHold(side, kind, number)) return $"the hand '{text}' has more men than a set: {word}";
        }

        return null;
    }

    /// <summary>Of "手数＝27  ▲４四歩  まで" the number.</summary>
    private static int ReadCount(string text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) || count > ShogiPosition.MaxMoveNumber / 20) break;
            count = (10 * count) + letter - '0';
        }

        return count;
    }
}
