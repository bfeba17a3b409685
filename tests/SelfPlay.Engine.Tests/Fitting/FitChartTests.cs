using System.Xml.Linq;
using SelfPlay.Engine.Fitting;

namespace SelfPlay.Engine.Tests.Fitting;

/// <summary>The two pictures of a curve that falls and rises again.</summary>
public sealed class FitChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Test]
    public void The_point_from_which_on_it_overfits_is_marked_in_both()
    {
        var curve = Curve(3.0, 2.5, 2.2, 2.4, 2.9);
        var picture = XDocument.Parse(FitChart.Draw(curve));
        Assert.That(picture.Descendants(Svg + "text").Select(text => text.Value), Does.Contain("overfits after epoch 3"));
        var circle = picture.Descendants(Svg + "circle").Single();
        var validation = picture.Descendants(Svg + "polyline").Single(line => (string?)line.Attribute("class") == "validation");
        Assert.That(((string)validation.Attribute("points")!).Split(' ')[2], Is.EqualTo($"{(string?)circle.Attribute("cx")},{(string?)circle.Attribute("cy")}"));
        var text = FitTextChart.Draw(curve).ToList();
        Assert.That(text[^1], Does.Contain("* least, epoch 3: overfits from there on"));
        Assert.That(text.SkipLast(1).Sum(line => line.Count(letter => letter == '*')), Is.EqualTo(1));
        Assert.That(text.SkipLast(1).Sum(line => line.Count(letter => letter == 'o')), Is.EqualTo(4));
    }

    [Test]
    public void A_curve_that_falls_to_its_end_overfits_nowhere()
    {
        var curve = Curve(3.0, 2.5, 2.2);
        Assert.That(FitChart.Draw(curve), Does.Contain("best: epoch 3, the last").And.Not.Contain("overfits"));
        Assert.That(FitTextChart.Draw(curve).Last(), Does.EndWith("least, epoch 3"));
    }

    [Test]
    public void Before_there_is_a_curve_the_picture_is_empty()
    {
        Assert.That(FitTextChart.Draw(Curve()), Is.Empty);
        Assert.That(XDocument.Parse(FitChart.Draw(Curve())).Descendants(Svg + "polyline"), Is.Empty);
    }

    [Test]
    public void A_single_measurement_is_a_curve_too()
    {
        Assert.That(FitChart.Draw(Curve(3.0)), Does.Contain("best: epoch 1").And.Not.Contain("NaN"));
        Assert.That(FitTextChart.Draw(Curve(3.0)).Last(), Does.EndWith("least, epoch 1"));
    }

    [Test]
    public void Where_no_step_made_it_better_the_beginning_is_drawn_and_marked()
    {
        var curve = Curve(9.5, 9.8);
        Assert.That(FitTextChart.Draw(curve).Last(), Does.EndWith("least, epoch 0: overfits from there on"));
        var picture = XDocument.Parse(FitChart.Draw(curve));
        Assert.That(picture.Descendants(Svg + "text").Select(text => text.Value), Does.Contain("overfits after epoch 0"));
        var points = picture.Descendants(Svg + "polyline").ToDictionary(line => (string)line.Attribute("class")!, line => ((string)line.Attribute("points")!).Split(' ').Length);
        Assert.That((points["training"], points["validation"]), Is.EqualTo((2, 3)));
    }

    [Test]
    public void Losses_that_are_no_numbers_leave_no_point() =>
        Assert.That(FitChart.Draw(Curve(3.0, double.NaN, 2.2)), Does.Not.Contain("NaN").And.Contain("best: epoch 3"));

    private static List<Measurement> Curve(params double[] validation) =>
    [
        new Measurement { Number = 0, Step = 0, Validation = new FitFigures(), ValidationLoss = 9 },
        .. validation.Select((loss, i) => new Measurement
        {
            Number = i + 1, Step = 10 * (i + 1), Epoch = i + 1, Validation = new FitFigures(), ValidationLoss = loss, TrainingLoss = 2.0 - (0.3 * i),
        }),
    ];
}
