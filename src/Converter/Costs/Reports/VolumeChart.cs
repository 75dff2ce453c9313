using System.Globalization;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>
/// What a month costs by the number of executions, free allowances taken off, on two logarithmic scales. It is drawn twice,
/// for wide and for narrow screens, because the letters of a picture shrink with it.
/// </summary>
internal sealed class VolumeChart
{
    private const int PointsPerDecade = 8;

    private static readonly Platform[] Shown = [Platform.Standard, Platform.Express, Platform.DurableInline, Platform.DurableInvoke];

    private readonly CostEstimate _estimate;
    private readonly Money _money;
    private readonly double _now;
    private readonly List<(Platform Platform, List<(double Executions, double Amount)> Points)> _curves;
    private readonly (int Low, int High) _x;
    private readonly (int Low, int High) _y;

    private VolumeChart(CostEstimate estimate, Money money)
    {
        _estimate = estimate;
        _money = money;
        _now = Math.Max(1, estimate.Sheet[AssumptionKind.ExecutionsPerMonth]);
        var middle = (int)Math.Round(Math.Log10(_now));
        _x = (Math.Max(0, middle - 3), Math.Max(0, middle - 3) + 6);
        _curves = [.. Shown.Where(p => estimate[p].IsPossible).Select(p => (p, Curve(p))).Where(static c => c.Item2.Count > 1)];
        var amounts = _curves.SelectMany(static c => c.Points).Select(static p => p.Amount).DefaultIfEmpty(1).ToList();
        var high = (int)Math.Ceiling(Math.Log10(amounts.Max()));
        _y = (Math.Clamp((int)Math.Floor(Math.Log10(amounts.Min())), high - 7, high - 1), high);
    }

    public static void Draw(CostEstimate estimate, Money money, HtmlText html)
    {
        var chart = new VolumeChart(estimate, money);
        if (chart._curves.Count == 0)
        {
            return;
        }

        html.Open("figure").Element("figcaption", "A month by number of executions, with the free tier");
        chart.Draw(new Frame(620, 300, 62), "broad", html);
        chart.Draw(new Frame(360, 280, 56), "narrow", html);
        chart.Legend(html);
        html.Element("p", chart.Description, ("class", "quiet")).Close();
    }

    private string Description
    {
        get
        {
            var order = _curves.Select(c => (Label(c.Platform), Amount: c.Points.MinBy(p => Math.Abs(Math.Log10(p.Executions / _now))).Amount));
            return "Both scales grow tenfold from line to line; the dotted upright is where you are. There, the cheapest first: "
                + string.Join("; ", order.OrderBy(static o => o.Amount).Select(static o => o.Item1)) + ".";
        }
    }

    private static string Label(Platform platform) => PlatformInfo.Of(platform).Label.Replace("Step Functions ", "", StringComparison.Ordinal);

    private List<(double Executions, double Amount)> Curve(Platform platform)
    {
        var points = new List<(double, double)>();
        for (var i = 0; i <= 6 * PointsPerDecade; i++)
        {
            var executions = Math.Pow(10, _x.Low + ((double)i / PointsPerDecade));
            if (_estimate[platform].At(executions).Total is { } amount and > 0)
            {
                points.Add((executions, (double)amount));
            }
        }

        return points;
    }

    private void Draw(Frame frame, string style, HtmlText html)
    {
        html.Open(
            "svg", ("viewBox", $"0 0 {frame.Width} {frame.Height}"), ("class", $"plot {style}"), ("role", "img"), ("aria-label", Name()));
        Grid(frame, html);
        var x = frame.X(Math.Log10(_now), _x);
        html.Line((x, Frame.Top), (x, frame.Bottom), "now");
        foreach (var (platform, points) in _curves)
        {
            var visible = points.Where(p => Math.Log10(p.Amount) >= _y.Low).ToList();
            var path = visible.Select((p, i) =>
                $"{(i == 0 ? "M" : "L")}{Svg.Number(frame.X(Math.Log10(p.Executions), _x))} {Svg.Number(frame.Y(Math.Log10(p.Amount), _y))}");
            html.Open("path", ("d", string.Join(' ', path)), ("class", $"curve s{(int)platform}")).Close();
        }

        html.Close();
    }

    private string Name() =>
        $"Line chart of the cost of a month by executions a month, from {Figures.Count(Math.Pow(10, _x.Low))} to "
        + $"{Figures.Count(Math.Pow(10, _x.High))}. {Description}";

    private void Grid(Frame frame, HtmlText html)
    {
        for (var decade = _x.Low; decade <= _x.High; decade++)
        {
            var x = frame.X(decade, _x);
            html.Line((x, Frame.Top), (x, frame.Bottom), "grid");
            if ((decade - _x.Low) % frame.LabelStep == 0)
            {
                html.Label((x, frame.Bottom + 18), Short(decade), decade == _x.High ? "end" : "middle");
            }
        }

        var step = _y.High - _y.Low > 5 ? 2 : 1;
        for (var decade = _y.Low; decade <= _y.High; decade += step)
        {
            var y = frame.Y(decade, _y);
            html.Line((frame.Left, y), (frame.Right, y), "grid");
            html.Label((frame.Left - 6, y + 4), _money.Short((decimal)Math.Pow(10, decade)), "end");
        }
    }

    private void Legend(HtmlText html)
    {
        html.Open("ul", ("class", "legend lines"));
        foreach (var (platform, _) in _curves)
        {
            html.Open("li").Open("svg", ("viewBox", "0 0 32 8"), ("class", "plot"), ("aria-hidden", "true"), ("focusable", "false"));
            html.Line((0, 4), (32, 4), $"curve s{(int)platform}").Close().Text(Label(platform)).Close();
        }

        html.Close();
    }

    private static string Short(int decade)
    {
        var (value, unit) = decade switch
        {
            >= 9 => (Math.Pow(10, decade - 9), "bn"),
            >= 6 => (Math.Pow(10, decade - 6), "m"),
            >= 3 => (Math.Pow(10, decade - 3), "k"),
            _ => (Math.Pow(10, decade), ""),
        };
        return value.ToString("0", CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>The area of the plot inside its picture.</summary>
    private readonly record struct Frame(int Width, int Height, int Left)
    {
        public const double Top = 10;

        public int LabelStep => Width < 400 ? 2 : 1;

        public double Bottom => Height - 26;

        public double Right => Width - 8;

        public double X(double value, (int Low, int High) scale) =>
            Left + ((value - scale.Low) / (scale.High - scale.Low) * (Right - Left));

        public double Y(double value, (int Low, int High) scale) =>
            Bottom - ((value - scale.Low) / (scale.High - scale.Low) * (Bottom - Top));
    }
}
