using System.Xml;
using System.Xml.Linq;

namespace SelfPlay.Engine.Drawing;

/// <summary>Makes HTML that is XML as well: every text is escaped and every tag closed by construction.</summary>
public static class Markup
{
    private static readonly HashSet<string> Void = ["br", "col", "hr", "input", "link", "meta"];

    /// <param name="name">Of the element.</param>
    /// <param name="content">Attributes (<see cref="With"/>), elements, texts and sequences of them; null is nothing.</param>
    public static XElement Tag(string name, params object?[] content) => new(name, content);

    public static XAttribute With(string name, object value) => new(name, value);

    public static XAttribute Class(string names) => new("class", names);

    /// <summary>A style sheet as it is, hidden from XML.</summary>
    public static XElement Style(string css) => Tag("style", new XText("/*"), new XCData($"*/\n{css}\n/*"), new XText("*/"));

    /// <summary>A program as it is, hidden from XML.</summary>
    public static XElement Script(string program) => Tag("script", new XText("//"), new XCData($"\n{program}\n//"));

    public static string Page(XElement html)
    {
        // <td /> would be an opening tag to a browser.
        foreach (var element in html.Descendants())
        {
            if (element.IsEmpty && !Void.Contains(element.Name.LocalName)) element.Add("");
        }

        using var text = new StringWriter { NewLine = "\n" };
        text.Write("<!DOCTYPE html>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None, CheckCharacters = false }))
            html.WriteTo(writer);
        text.Write('\n');
        return text.ToString();
    }
}
