namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>The commands about rules, as KataGo and KGS have them.</summary>
internal sealed class GtpRulesCommands(GtpSession session)
{
    private const string Usage = "the name of rules, or a JSON object";

    public void AddTo(GtpCommandTable table)
    {
        table.Add("kata-get-rules", "nothing", _ => GtpRules.Format(session.Game.Rules));
        table.Add("kata-set-rules", Usage, SetRules);
        table.Add("kgs-rules", Usage, SetRules);
        table.Add("kata-set-rule", "a field and its value", SetRule);
    }

    private void SetRules(GtpArguments arguments)
    {
        if (!arguments.HasMore) throw arguments.Wrong(null);
        session.Game.ChangeRules(GtpRules.Read(arguments.Rest(), session.Game.Rules));
    }

    private void SetRule(GtpArguments arguments) =>
        session.Game.ChangeRules(GtpRules.Set(arguments.Word(), arguments.Word(), session.Game.Rules));
}
