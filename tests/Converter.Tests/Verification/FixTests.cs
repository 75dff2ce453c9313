using Sfn2Durable.Cli;
using Sfn2Durable.Emit;

namespace Converter.Tests.Verification;

/// <summary><c>check --fix</c>, <c>adopt</c>, and what becomes of folders whose definition moves or changes its name.</summary>
public sealed class FixTests
{
    private const string Lock = "out/Orders/sfn2durable.lock.json";
    private const string Workflow = "out/Orders/OrdersWorkflow.cs";
    private const string Settings = "out/Orders/OrdersSettings.cs";
    private const string Host = "out/Orders/OrdersHost.cs";

    [Fact]
    public void Fix_gives_what_convert_would_have_given()
    {
        using var project = Project.Converted();
        project.Edit("orders.asl.json", "\"Seconds\": 5", "\"Seconds\": 7");
        project.Edit(Workflow, "FromSeconds(5)", "FromSeconds(6)");
        File.Delete(project.At(Host));

        Assert.Equal(ExitCode.Success, project.Check("--fix").Exit);
        var repaired = project.Output();
        project.Convert();

        Assert.Equal(repaired, project.Output());
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }

    [Fact]
    public void Fix_leaves_adopted_files_alone()
    {
        using var project = Project.Converted();
        Assert.Equal(ExitCode.Success, Project.Run("adopt", project.At(Host), project.At(Workflow)).Exit);
        project.Edit(Workflow, "namespace Orders;", "// Ours.\nnamespace Orders;");
        File.Delete(project.At(Host));
        var adopted = project.Read(Workflow);
        project.Edit("orders.asl.json", "\"Seconds\": 5", "\"Seconds\": 7");

        var result = project.Check("--fix");

        Assert.Equal(adopted, project.Read(Workflow));
        Assert.False(File.Exists(project.At(Host)));
        Assert.Equal(
            (ExitCode.CheckFailed, $"SFN6015 {Lock} {project.LineOf(Lock, "OrdersHost.cs")}"),
            (result.Exit, Assert.Single(result.Errors)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_the_definition_does_not_give_any_more_goes_unless_it_was_edited(bool isEdited)
    {
        using var project = new Project();
        const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:reserve";
        project.Write("orders.asl.json", Project.Orders.Replace(Function, "${Reserve}", StringComparison.Ordinal));
        project.Convert();
        if (isEdited)
        {
            project.Edit(Settings, "namespace Orders;", "// Ours.\nnamespace Orders;");
        }

        // With its one placeholder filled in, the machine has no settings.
        string[] options = ["--substitute", $"Reserve={Function}"];
        var result = project.Check(options);
        var repaired = project.Check([.. options, "--fix"]);

        Assert.Contains($"SFN6014 {Settings} 1", result.Errors);
        Assert.Equal(isEdited, File.Exists(project.At(Settings)));
        Assert.Equal(isEdited ? ExitCode.CheckFailed : ExitCode.Success, repaired.Exit);
        Assert.Equal(isEdited, repaired.Errors.Contains($"SFN6006 {Settings} 1"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said()
    {
        using var project = Project.Converted();
        project.Edit("orders.asl.json", "\"Seconds\": 5", "\"Seconds\": 7");
        // A folder stands where the file is written before it is moved into its place.
        Directory.CreateDirectory(project.At(Workflow + ".sfn2durable-tmp"));

        var result = project.Check("--fix");

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Contains($"SFN6020 {Lock} 1", result.Errors);
    }

    [Fact]
    public void A_lock_file_edited_by_hand_is_found_and_put_right()
    {
        using var project = Project.Converted();
        var hash = project.Lock().Files[0].Hash;
        project.Edit(Lock, hash, new string('0', hash.Length));

        var result = project.Check();

        Assert.Equal(
            (ExitCode.CheckFailed, $"SFN6017 {Lock} {project.LineOf(Lock, "00000000")}"),
            (result.Exit, Assert.Single(result.Errors)));
        Assert.Equal(ExitCode.Success, project.Check("--fix").Exit);
        Assert.Equal(hash, project.Lock().Files[0].Hash);
    }

    [Fact]
    public void A_renamed_definition_is_recognised_and_renamed_in_place()
    {
        using var project = Project.Converted();
        File.Move(project.At("orders.asl.json"), project.At("purchases.asl.json"));

        var result = project.Check();
        var repaired = project.Check("--fix");

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Contains("SFN6016 purchases.asl.json 1", result.Errors);
        Assert.Matches("'purchases'.*'orders'.*Orders", result.Single("SFN6016").Message);
        Assert.Equal((ExitCode.Success, 0), (repaired.Exit, repaired.Errors.Count()));
        Assert.True(File.Exists(project.At("out/Orders/PurchasesWorkflow.cs")));
        Assert.False(File.Exists(project.At(Workflow)));
    }

    [Fact]
    public void Code_whose_definition_is_gone_is_said_when_a_folder_is_checked()
    {
        using var project = Project.Converted();
        project.Write("other.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""");
        project.Convert();
        File.Delete(project.At("orders.asl.json"));

        var result = project.Check();

        Assert.Equal(ExitCode.Success, result.Exit);
        Assert.Equal(
            (Lock, project.LineOf(Lock, "\"machine\""), "warning"),
            (result.Single("SFN6018").File, result.Single("SFN6018").Line, result.Single("SFN6018").Severity));
    }

    [Fact]
    public void Machines_of_one_name_have_a_folder_each()
    {
        using var project = new Project();
        project.Write("a/machine.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""");
        project.Write("b/machine.asl.json", """{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }""");
        project.Write("c/machine.asl.json", """{ "StartAt": "C", "States": { "C": { "Type": "Succeed" } } }""");
        project.Convert();
        Assert.Equal(ExitCode.Success, project.Check().Exit);

        project.Edit("b/machine.asl.json", "\"B\"", "\"Bee\"");
        var result = project.Check();

        Assert.Equal(["SFN6003 b/machine.asl.json 1"], result.Errors.Where(static e => e.StartsWith("SFN6003", StringComparison.Ordinal)));
        Assert.All(
            result.Findings.Where(static f => f.Id == "SFN6013"),
            static f => Assert.StartsWith("out/Machine2/", f.File, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("out/Orders/sfn2durable.lock.json", "stays the converter's")]
    [InlineData("out/Orders/Nothing.cs", "does not exist")]
    [InlineData("orders.asl.json", "no lock file")]
    public void What_cannot_be_adopted_is_said(string file, string reason)
    {
        using var project = Project.Converted();

        var (exit, _, error) = Project.Run("adopt", project.At(file));

        Assert.Equal(ExitCode.InputError, exit);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Adopting_is_written_down_and_done_once()
    {
        using var project = Project.Converted();

        var first = Project.Run("adopt", project.At(Workflow));
        var second = Project.Run("adopt", project.At(Workflow));

        Assert.Equal((ExitCode.Success, ExitCode.Success), (first.Exit, second.Exit));
        Assert.Contains("already", second.Out, StringComparison.Ordinal);
        Assert.Equal(FileOwner.Team, project.Lock().OwnerOf("OrdersWorkflow.cs"));
    }
}
