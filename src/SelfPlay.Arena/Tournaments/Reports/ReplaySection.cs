using System.Xml.Linq;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>The frame in which the page's program shows the games.</summary>
internal static class ReplaySection
{
    public static XElement? Draw(TournamentResults results) => results.Games.Count == 0
        ? Tag("section", With("id", "games"), Tag("h2", "Games"), Tag("p", Class("note"), "No game has been finished yet."))
        : Tag(
            "section",
            With("id", "games"),
            Tag("h2", "Games"),
            Tag("noscript", Tag("p", Class("note"), "Replaying the games needs JavaScript.")),
            Tag(
                "div",
                Class("replay"),
                Tag(
                    "div",
                    Class("list"),
                    Tag(
                        "form",
                        Class("filters"),
                        With("aria-label", "Which games to list"),
                        Choice("player", "Player"),
                        Choice("opponent", "Against"),
                        Choice("result", "Result"),
                        Choice("reason", "Ended by")),
                    Tag("p", Class("note"), With("id", "count"), With("aria-live", "polite")),
                    Tag("ul", With("id", "list"))),
                Tag("div", Class("viewer"), With("id", "viewer"), With("tabindex", "0"), With("aria-label", "Board")),
                Tag("div", Class("moves"), With("id", "moves"))));

    private static XElement Choice(string name, string label) => Tag("label", Tag("span", label), Tag("select", With("name", name)));
}
