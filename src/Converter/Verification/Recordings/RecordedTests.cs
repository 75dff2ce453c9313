using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using Sfn2Durable.Emit;
using Sfn2Durable.Verification.Histories;

namespace Sfn2Durable.Verification.Recordings;

/// <summary>Writes an xunit project that replays proven executions, so that the proof keeps running.</summary>
internal static class RecordedTests
{
    /// <summary>Where the recordings lie in the project.</summary>
    public const string Folder = "Recordings/";

    private const string Mark = "// Written by sfn2durable verify. Written again with every --tests, as long as nobody has edited it.";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The files of the project; none when nothing is proven.</summary>
    /// <param name="project">The path from the tests to the generated project, with forward slashes.</param>
    public static IReadOnlyList<GeneratedFile> Write(VerifyReport report, VerifySubject subject, string project)
    {
        var recordings = new List<(string Name, HistoryVerdict Verdict, JsonObject Json)>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var verdict in report.Verdicts)
        {
            if (RecordingJson.Of(verdict) is { } json)
            {
                recordings.Add((NameOf(verdict.File, names), verdict, json));
            }
        }

        return recordings.Count == 0
            ? []
            :
            [
                new GeneratedFile($"{subject.Code.Name}.Recordings.csproj", Project(subject.Code, project)),
                new GeneratedFile("RecordingTests.cs", Tests(recordings, subject)),
                new GeneratedFile("Recording.cs", Support(subject.Code)),
                .. recordings.Select(static r => new GeneratedFile($"{Folder}{r.Name}.json", r.Json.ToJsonString(Indented) + "\n")),
            ];
    }

    private static string NameOf(string file, HashSet<string> names)
    {
        var plain = string.Concat(Path.GetFileNameWithoutExtension(file).Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var name = plain.Length == 0 || char.IsAsciiDigit(plain[0]) ? "History_" + plain : plain;
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return unique;
    }

    private static string Project(GeneratedWorkflow code, string project) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>{code.Namespace}.Recordings</RootNamespace>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <IsPackable>false</IsPackable>
            <IsTestProject>true</IsTestProject>
            <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
          </PropertyGroup>
          <!-- As for the generated project: set DurableSource to a checkout to build without packages of the runtime. -->
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
            <ProjectReference Include="{project}" />
            <None Include="Recordings/*.json" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>

        """.ReplaceLineEndings("\n");

    private static string Tests(IReadOnlyList<(string Name, HistoryVerdict Verdict, JsonObject Json)> recordings, VerifySubject subject)
    {
        var text = new StringBuilder();
        text.Append(Mark).Append("\n\nusing Durable.Runtime;\nusing Durable.Runtime.Asl;\nusing ").Append(subject.Code.Namespace)
            .Append(";\nusing Xunit;\n\nnamespace ").Append(subject.Code.Namespace).Append(".Recordings;\n\n")
            .Append("/// <summary>Executions of the state machine, replayed: each test is one of them.</summary>\n")
            .Append("public sealed class RecordingTests\n{\n");
        foreach (var (name, verdict, json) in recordings)
        {
            var states = verdict.Recording?.Root.Visits.Count ?? 0;
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>{states} states at the top, {(string?)json["end"]?["status"]}.</summary>\n")
                .Append("    [Fact]\n")
                .Append(CultureInfo.InvariantCulture, $"    public Task {name}() => Recording.ReplayAsync(\"{name}\", Create);\n\n");
        }

        text.Append("    private static IDurableWorkflow Create() => ").Append(Creation(recordings, subject)).Append(";\n}\n");
        return text.ToString();
    }

    private static string Creation(
        IReadOnlyList<(string Name, HistoryVerdict Verdict, JsonObject Json)> recordings, VerifySubject subject)
    {
        var (code, free) = (subject.Code, recordings[0].Verdict.Free);
        var arguments = new List<string>();
        if (code.HasTasks)
        {
            arguments.Add($"new {code.Name}Tasks({(subject.Assembly.TasksTakeAws ? "UnavailableAwsServices.Instance" : "")})");
        }

        if (code.HasSettings)
        {
            var numbers = subject.Assembly.NumberSettings;
            var values = subject.Settings.Select(s => numbers.ContainsKey(s.Key)
                ? $"        {s.Key} = {s.Value},\n"
                : $"        {s.Key} = {SymbolDisplay.FormatLiteral(free?.PairOf(s.Value) ?? s.Value, quote: true)},\n");
            arguments.Add($"new {code.SettingsClass}\n    {{\n{string.Concat(values)}    }}");
        }

        return $"new {code.WorkflowClass}({string.Join(", ", arguments)})";
    }

    private static string Support(GeneratedWorkflow code)
    {
        using var stream = typeof(RecordedTests).Assembly.GetManifestResourceStream("Recordings/Support.txt")
            ?? throw new InvalidOperationException("The support class is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace("__NAMESPACE__", code.Namespace + ".Recordings", StringComparison.Ordinal);
    }
}
