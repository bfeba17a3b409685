using System.Globalization;
using System.Text;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Engine;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>What the network says by itself, for programs and, drawn by GoGui on its board, for people.</summary>
internal sealed class GtpNetworkCommands(GtpSession session)
{
    /// <summary>Moves with a label on GoGui's board.</summary>
    private const int Labelled = 9;

    private GtpGame Game => session.Game;

    public void AddTo(GtpCommandTable table)
    {
        table.Add("kata-raw-nn", "[COLOUR] and the number of a symmetry, which is passed over", Raw);
        table.Add("selfplay-policy", "nothing", _ => DrawPolicy());
        table.Add("selfplay-value", "nothing", _ => Value());
        table.Add("selfplay-forbidden", "nothing", _ => Forbidden());
        table.Add("gogui-analyze_commands", "nothing", _ =>
            """
            gfx/Network Policy/selfplay-policy
            string/Network Value/selfplay-value
            plist/Forbidden Points/selfplay-forbidden
            string/Score/final_score
            """);
    }

    /// <summary>Chances of White, and a probability for each point from the top left, NAN where no stone may be put.</summary>
    private string Raw(GtpArguments arguments)
    {
        var side = GtpArguments.TryColour(arguments.Peek) ?? Game.Position.SideToMove;
        var answer = Ask(side);
        var white = GtpAnalysisText.WinRate(side == Side.Second ? answer.Outcome : answer.Outcome.Opposite);
        var policy = answer.Moves.Zip(answer.Policy).ToDictionary(pair => pair.First.Value, pair => pair.Second);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"symmetry 0\nwhiteWin {white:0.000000}\nwhiteLoss {1 - white:0.000000}\nnoResult 0.000000\npolicy\n"));
        for (var cell = 0; cell < Game.Rules.Cells; cell++)
        {
            text.Append(policy.TryGetValue(cell, out var share) ? share.ToString("0.000000", CultureInfo.InvariantCulture) : "NAN");
            text.Append(cell % Game.Rules.Size == Game.Rules.Size - 1 ? '\n' : ' ');
        }

        return text.Append(CultureInfo.InvariantCulture, $"policyPass {policy[Game.Rules.Cells]:0.000000}").ToString();
    }

    /// <summary>Points the redder the likelier the network thinks a move, and per cents on the likeliest.</summary>
    private string DrawPolicy()
    {
        var answer = Ask(Game.Position.SideToMove);
        var stones = answer.Moves.Zip(answer.Policy).Where(pair => pair.First.Value < Game.Rules.Cells).OrderByDescending(pair => pair.Second).ToList();
        var most = stones.Count == 0 ? 1 : stones[0].Second;
        var text = new StringBuilder();
        foreach (var (move, share) in stones)
        {
            var pale = (int)Math.Round(255 * (1 - Math.Sqrt(share / most)));
            text.Append(CultureInfo.InvariantCulture, $"COLOR #ff{pale:x2}{pale:x2} {GtpVertex.Format(move, Game.Rules)}\n");
        }

        foreach (var (move, share) in stones.Take(Labelled)) text.Append(CultureInfo.InvariantCulture, $"LABEL {GtpVertex.Format(move, Game.Rules)} {100 * share:0}\n");
        return text.Append(CultureInfo.InvariantCulture, $"TEXT pass {100 * answer.Policy[^1]:0.0} %, {Describe(answer)}").ToString();
    }

    private string Value() => Describe(Ask(Game.Position.SideToMove));

    private string Describe(FirstSight answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Game.Position.SideToMove == Side.First ? "Black" : "White")} to move: win {100 * answer.Outcome.Win:0.0} %, draw {100 * answer.Outcome.Draw:0.0} %, loss {100 * answer.Outcome.Loss:0.0} %");

    /// <summary>Empty points where the side to move may put no stone: suicide and superko.</summary>
    private string Forbidden()
    {
        var legal = GtpGame.LegalMoves(Game.CopyFor(Game.Position.SideToMove)).Select(move => move.Value).ToHashSet();
        var cells = Enumerable.Range(0, Game.Rules.Cells).Where(cell => Game.Position.StoneAt(cell) is null && !legal.Contains(cell));
        return string.Join(' ', cells.Select(cell => GoPoint.Format(cell, Game.Rules.Size)));
    }

    private FirstSight Ask(Side side) => Game.IsOver
        ? throw new InputException("there is nothing to evaluate: both have passed")
        : session.Brain.Ask(Game.CopyFor(side), session.Cancel);
}
