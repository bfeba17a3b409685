using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Tests.Contract;

namespace SelfPlay.Games.Tests.Go;

/// <summary>What Go of every size keeps.</summary>
public abstract class GoContract : GameContract<GoPosition>
{
    protected override IEnumerable<string> NaiveMoves(string position) => NaiveGo.Read(position).Moves();

    protected override string WithImpossibleMove(string record) => record.TrimEnd().TrimEnd(')') + ";B[zz9])\n";

    protected override string Turn(string position, Symmetry symmetry)
    {
        var fields = position.Split(' ', 2);
        var cells = string.Concat(fields[0].Split('/').Select(NaiveGo.Expand));
        var size = fields[0].Split('/').Length;
        return string.Join('/', symmetry.Cells.Select(cell => cells[cell]).Chunk(size).Select(row => new string(row))) + " " + fields[1];
    }
}
