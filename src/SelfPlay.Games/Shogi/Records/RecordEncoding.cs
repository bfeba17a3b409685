using System.Text;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>The encodings of shogi records: UTF-8, and Shift_JIS as Windows knows it.</summary>
public static class RecordEncoding
{
    private const int ShiftJisCodePage = 932;

    /// <summary>The name of Shift_JIS in the heads of KIF and CSA files.</summary>
    public const string ShiftJisName = "SHIFT_JIS";

    public const string Utf8Name = "UTF-8";

    public static System.Text.Encoding ShiftJis { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(ShiftJisCodePage) ?? throw new NotSupportedException("this system lacks code page 932 (Shift_JIS)");
}
