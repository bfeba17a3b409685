using SelfPlay.Engine.Data;

namespace SelfPlay.Engine.Import;

/// <summary>Is told how an import goes, on the thread that imports.</summary>
public interface IImportObserver
{
    /// <summary>A few times a second.</summary>
    void Progressed(ImportProgress progress);

    /// <summary>A file has been read to its end.</summary>
    void Imported(DataSource source);

    void Warned(string message);
}
