using System.Globalization;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Helps with the shapes of the charts.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A picture of one bar that is stretched to the width of its cell. The numbers beside it say the same.</summary>
    public static HtmlText OpenBar(this HtmlText html) =>
        html.Open("svg", ("viewBox", "0 0 100 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"), ("focusable", "false"));

    public static HtmlText Rect(this HtmlText html, double x, double width, string style) =>
        html.Open("rect", ("x", Number(x)), ("y", "0"), ("width", Number(Math.Max(width, 0))), ("height", "10"), ("class", style)).Close();

    public static HtmlText Line(this HtmlText html, (double X, double Y) from, (double X, double Y) to, string style) =>
        html.Open(
            "line", ("x1", Number(from.X)), ("y1", Number(from.Y)), ("x2", Number(to.X)), ("y2", Number(to.Y)), ("class", style)).Close();

    public static HtmlText Label(this HtmlText html, (double X, double Y) at, string text, string anchor, string? style = null) =>
        html.Element("text", text, ("x", Number(at.X)), ("y", Number(at.Y)), ("text-anchor", anchor), ("class", style));
}
