using System.Reflection;

namespace Sfn2Durable.Costs.Reports;

/// <summary>The style sheet of the page, which is part of this program and goes into each page.</summary>
internal static class ReportStyle
{
    private const string Resource = "Reports/report.css";

    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program lacks its data file {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
