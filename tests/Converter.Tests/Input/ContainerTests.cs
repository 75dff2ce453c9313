using System.Text;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Converter.Tests.Support;

namespace Converter.Tests.Input;

public sealed class ContainerTests
{
    [Fact]
    public void ADescribedMachineHasItsNameItsTypeAndThePlacesOfTheOuterFile()
    {
        const string text = """
            {
              "name": "orders", "type": "EXPRESS", "roleArn": "arn:aws:iam::1:role/r",
              "definition": "{\n  \"StartAt\": \"é\",\n  \"States\": {}\n}"
            }
            """;
        var loaded = Loaded.Text(text);

        Assert.Equal(("orders", "EXPRESS", "arn:aws:iam::1:role/r"), (
            loaded.Document.Name, loaded.Document.Type, loaded.Document.RoleArn));
        Assert.Equal(new SourceSpan("machine.json", 3, 36, 3, 41), loaded.Scalar("StartAt").Span);
    }

    [Fact]
    public void AFaultInsideAnEscapedDefinitionHasItsPlaceInTheOuterFile() =>
        Assert.Equal(
            ["1,44 SFN1101"], Loaded.Text("""{"definition": "{\"StartAt\": \"A\", \"x\" 1}"}""").Findings);

    [Fact]
    public void ALiteralBlockKeepsItsLines()
    {
        var loaded = Loaded.Text(
            "stateMachineArn: arn:aws:states:x:1:stateMachine:pay\ndefinition: |\n  {\n    \"StartAt\": \"A\",\n\n    \"States\": {}\n  }\n",
            "d.yaml");

        Assert.Equal("pay", loaded.Document.Name);
        Assert.Equal((4, 16), (loaded.Scalar("StartAt").Span.Line, loaded.Scalar("StartAt").Span.Column));
        Assert.Equal(6, loaded.At("States").Span.Line);
    }

    [Theory]
    [InlineData("""{"Definition": {"StartAt": "A", "States": {}}}""", "machine")]
    [InlineData("""{"StateMachineName": "n", "DefinitionString": "{\"StartAt\": \"A\"}"}""", "n")]
    [InlineData("""[{"x": {"name": "deep", "definition": {"States": {}}}}]""", "deep")]
    public void TheDefinitionIsFoundAtAnyDepth(string text, string name) =>
        Assert.Equal(name, Loaded.Text(text).Document.Name);

    [Fact]
    public void SeveralMachinesOfOneFileComeInTheirOrder()
    {
        var loaded = Loaded.Text(
            """[{"name": "b", "definition": {"StartAt": "A"}}, {"name": "a", "definition": {"StartAt": "A"}}]""");

        Assert.Equal(["b", "a"], loaded.Documents.Select(d => d.Name));
    }

    [Fact]
    public void TheSubstitutionsOfTheContainerAreMadeAndTheUsersGoBeforeThem()
    {
        const string text = """
            {"Definition": {"StartAt": "${A}-${B}"}, "DefinitionSubstitutions": {"A": "1", "B": "2"}}
            """;

        Assert.Equal("1-mine", Loaded.Text(text, "m.json", ("B", "mine")).Scalar("StartAt").Text);
    }

    [Theory]
    [InlineData("t.yaml", "Transform: AWS::Serverless-2016-10-31\nResources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition: !Sub x", "an AWS SAM template")]
    [InlineData("t.json", """{"Resources": {"M": {"Type": "AWS::StepFunctions::StateMachine"}}}""", "a CloudFormation template")]
    [InlineData("t.json", """{"Resources": {"M": {"Type": "AWS::StepFunctions::StateMachine", "Metadata": {"aws:cdk:path": "x"}}}}""", "a template synthesised by the AWS CDK")]
    [InlineData("serverless.yml", "service: x\nstepFunctions:\n  stateMachines: {}",
        "a Serverless Framework configuration")]
    [InlineData("main.tf", "resource \"aws_sfn_state_machine\" \"m\" {}", "a Terraform configuration")]
    public void AnotherContainerIsNamed(string file, string text, string what)
    {
        var diagnostic = Assert.Single(Loaded.Text(text, file).Diagnostics.Items);

        Assert.Equal("SFN1303", diagnostic.Id);
        Assert.Contains(what, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package.json", """{"name": "x", "dependencies": {}}""", "1,1 SFN1301")]
    [InlineData("list.json", "[1, 2]", "1,1 SFN1301")]
    [InlineData("text.txt", "Dear reader,", "1,1 SFN1301")]
    [InlineData("none.tf", "variable \"x\" {}", "1,1 SFN1301")]
    public void AFileNamedByTheUserHasToHoldAMachine(string file, string text, string finding) =>
        Assert.Equal([finding], Loaded.Text(text, file).Findings);

    [Theory]
    [InlineData("a/b/orders.asl.json", "orders")]
    [InlineData("orders.json.tpl", "orders")]
    [InlineData("orders.v2.yaml", "orders.v2")]
    [InlineData("stdin", "StateMachine")]
    [InlineData(".json", "StateMachine")]
    public void TheMachineIsNamedAfterItsFile(string file, string name) =>
        Assert.Equal(name, Loaded.Text("""{"StartAt": "A"}""", file).Document.Name);

    [Fact]
    public void ADefinitionLongerThanTheServiceAcceptsIsRefused()
    {
        var content = new string('x', DefinitionLoader.MaxDefinitionLength);

        Assert.Equal(["1,1 SFN1304"], Loaded.Text($$"""{"StartAt": "{{content}}"}""").Findings);
    }

    [Fact]
    public void WhiteSpaceAloneOnlyWarns()
    {
        var blanks = new string(' ', DefinitionLoader.MaxDefinitionLength);

        Assert.Equal(["1,1 SFN1305"], Loaded.Text($$"""{"StartAt": 1{{blanks}}}""").Findings);
    }

    [Fact]
    public void FoldersGlobsAndFilesAreFoundInOrder()
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable").FullName;
        foreach (var name in new[] { "b.asl.json", "a.yaml", "package.json", "sub/c.json", "node_modules/d.json",
            ".git/e.json", "notes.md" })
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            File.WriteAllText(path, name.EndsWith("package.json", StringComparison.Ordinal) ? "{}" : """{"StartAt": "A"}""");
        }

        Assert.Equal(["a", "b", "c"], Names(folder));
        Assert.Equal(["b", "c"], Names(Path.Combine(folder, "**/*.json")));
        Assert.Equal(["a"], Names(Path.Combine(folder, "?.yaml")));
        Assert.Equal(["c", "a", "b"], Names(Path.Combine(folder, "sub", "c.json"), folder));

        static IEnumerable<string> Names(params string[] inputs) =>
            new DefinitionLoader(new LoadOptions()).Load(inputs, new DiagnosticBag()).Select(d => d.Name);
    }

    [Fact]
    public void OtherFilesOfAFolderAreSkippedWithANote()
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable").FullName;
        File.WriteAllText(Path.Combine(folder, "package.json"), """{"name": "x"}""");
        File.WriteAllText(Path.Combine(folder, "tsconfig.json"), "{ broken");
        File.WriteAllText(Path.Combine(folder, "truncated.json"), """{"StartAt": "A", "States": {""");
        var diagnostics = new DiagnosticBag();

        new DefinitionLoader(new LoadOptions()).Load([folder], diagnostics);

        Assert.Equal(
            ["package.json SFN1302", "truncated.json SFN1102", "tsconfig.json SFN1302"],
            diagnostics.Items.Select(d => $"{Path.GetFileName(d.Span.File)} {d.Id}"));
    }

    [Fact]
    public void WhatCannotBeOpenedIsReportedAndTheRestIsRead()
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable").FullName;
        var file = Path.Combine(folder, "a.json");
        File.WriteAllText(file, """{"StartAt": "A"}""");
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        var diagnostics = new DiagnosticBag();

        var documents = new DefinitionLoader(new LoadOptions())
            .Load([Path.Combine(folder, "none.json"), empty, Path.Combine(folder, "*.yaml"), file], diagnostics);

        Assert.Equal("a", Assert.Single(documents).Name);
        Assert.Equal(["SFN1001", "SFN1003", "SFN1003"], diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void AStreamThatFailsIsADiagnostic()
    {
        var options = new LoadOptions { StandardInput = () => throw new IOException("broken pipe") };
        var diagnostics = new DiagnosticBag();

        Assert.Empty(new DefinitionLoader(options).Load(["-"], diagnostics));
        Assert.Equal("stdin(1,1): error SFN1002: 'stdin' cannot be read: broken pipe",
            Assert.Single(diagnostics.Items).ToString());
    }

    [Fact]
    public void StandardInputIsRead()
    {
        var options = new LoadOptions
        {
            StandardInput = static () => new MemoryStream(Encoding.UTF8.GetBytes("StartAt: A\nStates: {}")),
            Name = "given",
        };
        var document = Assert.Single(new DefinitionLoader(options).Load(["-"], new DiagnosticBag()));

        Assert.Equal(("given", "stdin"), (document.Name, document.File));
    }

    [Fact]
    public void AFileThatCannotBeADefinitionIsNotReadToItsEnd()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sfn2durable").FullName, "disk.json");
        using (var stream = File.Create(file))
        {
            stream.SetLength(65L * 1024 * 1024);
        }

        var diagnostics = new DiagnosticBag();

        Assert.Empty(new DefinitionLoader(new LoadOptions()).Load([file], diagnostics));
        Assert.Equal("SFN1004", Assert.Single(diagnostics.Items).Id);
        File.Delete(file);
    }
}
