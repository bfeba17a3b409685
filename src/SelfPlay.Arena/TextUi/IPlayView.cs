namespace SelfPlay.Arena.TextUi;

/// <summary>Shows a game to people. The session tells it what there is; how it looks, and whether it is drawn over, is the view's.</summary>
internal interface IPlayView
{
    /// <summary>The board changed, or is looked at in another way.</summary>
    void Show(PlayScreen screen);

    /// <summary>What a network thinks; null when what it thought last is about another game.</summary>
    void Tell(Opinion? opinion);

    /// <summary>An answer, a line or several.</summary>
    void Say(string text);

    /// <summary>What was typed cannot be done.</summary>
    void Complain(string text);

    /// <summary>A line is wanted.</summary>
    void Prompt();

    /// <summary>A program thinks. May be told often.</summary>
    /// <param name="who">Its name.</param>
    /// <param name="simulations">Done so far.</param>
    /// <param name="all">Of how many; null where time decides.</param>
    void Thinking(string who, long simulations, long? all);

    /// <summary>The session is over: leaves the screen in order.</summary>
    void Close();
}
