namespace SelfPlay.Games.Shogi.Records;

/// <summary>The names of tags in the heads of records. Names that are not listed are kept as they are.</summary>
internal static class RecordTags
{
    public const string Black = "Black";
    public const string White = "White";

    private static readonly (string Name, string Kif, string Csa)[] Known =
    [
        ("Event", "棋戦", "EVENT"), ("Site", "場所", "SITE"), ("Date", "開始日時", "START_TIME"), ("EndDate", "終了日時", "END_TIME"),
        ("TimeControl", "持ち時間", "TIME_LIMIT"), ("Opening", "戦型", "OPENING"),
    ];

    public static string FromKif(string name) => name switch
    {
        "先手" or "下手" => Black,
        "後手" or "上手" => White,
        _ => Known.FirstOrDefault(tag => tag.Kif == name).Name ?? name,
    };

    /// <summary>In a handicap game the players have other names.</summary>
    public static string ToKif(string name, bool handicap) => name switch
    {
        Black => handicap ? "下手" : "先手",
        White => handicap ? "上手" : "後手",
        _ => Known.FirstOrDefault(tag => tag.Name == name).Kif ?? name,
    };

    public static string FromCsa(string name) => Known.FirstOrDefault(tag => tag.Csa == name).Name ?? name;

    public static string ToCsa(string name) => Known.FirstOrDefault(tag => tag.Name == name).Csa ?? name;
}
