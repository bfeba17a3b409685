using System.Buffers;
using System.Text;

namespace SelfPlay.Games.Notation;

/// <summary>What is written about a game beside its moves, as a reader collects it: tags and comments, up to a number of letters.</summary>
internal sealed class GameNotes(int mostLetters)
{
    private readonly List<string?> _comments = [];
    private readonly StringBuilder _comment = new();
    private int _letters;
    private int _ply;

    /// <summary>In their order.</summary>
    public List<KeyValuePair<string, string>> Tags { get; } = [];

    /// <summary>There was more than is kept.</summary>
    public bool IsOverfull => _letters > mostLetters;

    public void Clear()
    {
        Tags.Clear();
        _comments.Clear();
        _comment.Clear();
        (_letters, _ply) = (0, 0);
    }

    public void AddTag(KeyValuePair<string, string> tag)
    {
        _letters += tag.Key.Length + tag.Value.Length;
        if (!IsOverfull) Tags.Add(tag);
    }

    /// <summary>Adds the text up to a stop to the comment on the move that is number <paramref name="ply"/> from 1; what is said before the first move
    /// is not kept. Lines and comments that follow each other are joined by a blank.</summary>
    public void AddComment(TextWindow text, SearchValues<char> stops, int ply)
    {
        if (ply != _ply) FinishComment();
        _ply = ply;
        if (_comment.Length > 0) _comment.Append(' ');
        text.AppendTo(_comment, stops, mostLetters);
        while (_comment.Length > 0 && TextWindow.IsBlank(_comment[^1])) _comment.Length--;
    }

    /// <summary>One entry for each move, null where nothing was said; none at all when nothing was said about any.</summary>
    public string?[] TakeComments(int moves)
    {
        FinishComment();
        if (_comments.Count == 0) return [];
        var comments = new string?[moves];
        _comments.CopyTo(comments);
        return comments;
    }

    private void FinishComment()
    {
        _letters += _comment.Length;
        if (_comment.Length > 0 && _ply > 0 && !IsOverfull)
        {
            while (_comments.Count < _ply - 1) _comments.Add(null);
            _comments.Add(_comment.ToString());
        }

        _comment.Clear();
    }
}
