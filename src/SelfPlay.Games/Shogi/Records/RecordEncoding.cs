using System.Text;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>The encodings of shogi records: UTF-8, Shift_JIS as Windows knows it, and EUC-JP.</summary>
public static class RecordEncoding
{
    private const int ShiftJisCodePage = 932;
    private const int EucJpCodePage = 51932;

    /// <summary>The name of Shift_JIS in the heads of KIF and CSA files.</summary>
    public const string ShiftJisName = "SHIFT_JIS";

    public const string Utf8Name = "UTF-8";

    public static System.Text.Encoding ShiftJis { get; } = CodePage(ShiftJisCodePage);

    public static System.Text.Encoding EucJp { get; } = CodePage(EucJpCodePage);

    private static System.Text.Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number) ?? throw new NotSupportedException($"this system lacks code page {number}");
}
