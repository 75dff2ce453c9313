using System.Globalization;

namespace Sfn2Durable.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public List<string> Groups { get; } = [];

    public IReadOnlyCollection<string>? Only { get; private set; }

    public int Repeat { get; private set; } = 5;

    public string? WriteTo { get; private set; }

    public string? Error { get; private set; }

    public string CommandLine { get; private set; } = "";

    public static BenchmarkOptions Parse(string[] args)
    {
        var options = new BenchmarkOptions { CommandLine = string.Join(' ', args) };
        for (var i = 0; i < args.Length; i++)
        {
            var next = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--only":
                    options.Only = next.Split(',');
                    i++;
                    break;
                case "--repeat" when int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var repeat):
                    options.Repeat = Math.Max(1, repeat);
                    i++;
                    break;
                case "--write" when next.Length > 0:
                    options.WriteTo = next;
                    i++;
                    break;
                case var option when option.StartsWith('-'):
                    options.Error = $"What is '{option}'?";
                    break;
                default:
                    options.Groups.Add(args[i]);
                    break;
            }
        }

        return options;
    }
}
