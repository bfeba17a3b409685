using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The commands that search: for a move, or for whoever looks on.</summary>
internal sealed class GtpThinkingCommands(GtpSession session)
{
    private const string Usage = "[COLOUR] [INTERVAL] and pairs of a name and a value";

    private readonly GtpPlayer _player = new(session);
    private IActivity? _analysis;

    public void AddTo(GtpCommandTable table)
    {
        table.Add("genmove", "a colour", arguments => _player.Play(arguments.Colour()));
        table.Add("reg_genmove", "a colour", arguments => _player.Suggest(arguments.Colour()));
        // Sabaki knows the last of each by the plain name.
        foreach (var (prefix, isKata) in new[] { ("lz-", false), ("kata-", true), ("", true) })
        {
            table.Add($"{prefix}analyze", Usage, (arguments, reply) => _analysis = _player.Analyse(Read(arguments, isKata), reply));
            table.Add($"{prefix}genmove_analyze", Usage, (arguments, reply) => Play(Read(arguments, isKata), reply));
        }

        table.Add("stop", "nothing", _ => { }); // any line has ended the analysis before
    }

    /// <summary>Ends the analysis that is under way, if there is one: whatever comes in does so.</summary>
    public void StopAnalysis()
    {
        _analysis?.Stop();
        _analysis = null;
    }

    private GtpAnalysisRequest Read(GtpArguments arguments, bool isKata) => GtpAnalysisRequest.Read(arguments, isKata, session.Game.Position);

    private void Play(GtpAnalysisRequest request, GtpReply reply)
    {
        reply.Add($"play {_player.Play(request.Side, request, reply.Add)}");
        reply.End();
    }
}
