using System.Xml.Linq;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Engine.Fitting;

/// <summary>The curve of a fit as an SVG picture that stands alone: training and validation loss over epochs, and the point from which on it overfits.</summary>
internal static class FitChart
{
    private const double Width = 760, Height = 380, Left = 60, Right = 744, Top = 30, Bottom = 44;

    private const string Css = """
        svg { background: #fff; font: 13px sans-serif; }
        text { fill: #444; }
        .grid { stroke: #ddd; }
        .training { stroke: #888; fill: none; stroke-width: 2; stroke-dasharray: 5 3; }
        .validation { stroke: #1565c0; fill: none; stroke-width: 2; }
        .best { stroke: #c62828; stroke-dasharray: 3 3; }
        circle { fill: #c62828; }
        .mark { fill: #c62828; }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>A picture without a curve before the second measurement.</summary>
    public static string Draw(IReadOnlyList<Measurement> measurements)
    {
        var curve = FitCurve.Of(measurements);
        var picture = Tag(
            "svg",
            With("viewBox", FormattableString.Invariant($"0 0 {Width} {Height}")),
            With("role", "img"),
            With("aria-label", "Training and validation loss over epochs"),
            Tag("style", Css),
            curve.Best is null ? null : Content(curve, curve.Best));
        foreach (var element in picture.DescendantsAndSelf()) element.Name = Svg + element.Name.LocalName;
        return picture.ToString() + "\n";
    }

    private static object[] Content(FitCurve curve, Measurement best)
    {
        var (epochs, losses) = (curve.Epochs(Left, Right, 8), curve.Losses(Height - Bottom, Top, 7));
        var (x, y) = (epochs.Place(best.Epoch), losses.Place(best.ValidationLoss));
        var (anchor, label) = (x > (Left + Right) / 2 ? "end" : "start", curve.Overfits ? $"overfits after epoch {best.Epoch:0.##}" : $"best: epoch {best.Epoch:0.##}, the last");
        return
        [
            losses.Ticks.SelectMany(tick => Grid(Left, losses.Place(tick), Right, losses.Place(tick), $"{tick:0.###}", Left - 8, losses.Place(tick) + 4, "end")),
            epochs.Ticks.SelectMany(tick => Grid(epochs.Place(tick), Top, epochs.Place(tick), Height - Bottom, $"{tick:0.###}", epochs.Place(tick), Height - Bottom + 18, "middle")),
            Text("epochs", (Left + Right) / 2, Height - 6, "middle"),
            Text("loss: training dashed, validation solid", Left, 18, "start"),
            Curve("training", curve.Learnt.Select(one => (epochs.Place(one.Epoch), losses.Place(one.TrainingLoss!.Value)))),
            Curve("validation", curve.Points.Select(one => (epochs.Place(one.Epoch), losses.Place(one.ValidationLoss)))),
            Line("best", x, Top, x, Height - Bottom),
            Tag("circle", Place("cx", x), Place("cy", y), Place("r", 5), Tag("title", $"least validation loss {best.ValidationLoss:0.0000} after epoch {best.Epoch:0.##}")),
            Text(label, anchor == "end" ? x - 8 : x + 8, Top + 14, anchor, Class("mark")),
        ];
    }

    private static XElement[] Grid(double x1, double y1, double x2, double y2, string label, double x, double y, string anchor) =>
        [Line("grid", x1, y1, x2, y2), Text(label, x, y, anchor)];

    private static XElement Curve(string name, IEnumerable<(double X, double Y)> points) =>
        Tag("polyline", Class(name), With("points", string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:0.##},{point.Y:0.##}")))));

    private static XElement Text(string text, double x, double y, string anchor, XAttribute? name = null) =>
        Tag("text", name, Place("x", x), Place("y", y), With("text-anchor", anchor), text);

    private static XElement Line(string name, double x1, double y1, double x2, double y2) =>
        Tag("line", Class(name), Place("x1", x1), Place("y1", y1), Place("x2", x2), Place("y2", y2));

    private static XAttribute Place(string name, double value) => With(name, FormattableString.Invariant($"{value:0.##}"));
}
