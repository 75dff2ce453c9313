using Sfn2Durable.Cli;

namespace Converter.Tests.Verification;

/// <summary>Values for placeholders belong to the output: <c>check</c> makes the same code without being told them again.</summary>
public sealed class SubstitutionTests
{
    private const string Lock = "out/Orders/sfn2durable.lock.json";

    private static readonly string Open = Project.Orders.Replace(
        "arn:aws:lambda:eu-west-1:123456789012:function:reserve", "${Reserve}", StringComparison.Ordinal)
        .Replace("\"Seconds\": 5", "\"Seconds\": ${Pause}", StringComparison.Ordinal);

    private const string Function = "Reserve=arn:aws:lambda:eu-west-1:1:function:reserve";

    [Fact]
    public void Values_of_arguments_and_files_are_remembered()
    {
        using var project = Opened();
        project.Write("values/values.json", """{ "Pause": 9, "Unused": "x" }""");

        project.Convert("--substitute", Function, "--substitutions", project.At("values/values.json"));

        Assert.Equal(["Pause", "Reserve"], project.Lock().Substitutions.Keys.Order());
        Assert.Contains("FromSeconds(9)", project.Read("out/Orders/OrdersWorkflow.cs"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }

    [Fact]
    public void The_same_values_given_again_are_no_change()
    {
        using var project = Opened();
        project.Convert("--substitute", Function, "--substitute", "Pause=9");

        Assert.Equal(ExitCode.Success, project.Check("--substitute", "Pause=9").Exit);
    }

    [Fact]
    public void Another_value_is_an_option_changed_and_fix_takes_it()
    {
        using var project = Opened();
        project.Convert("--substitute", Function, "--substitute", "Pause=9");

        var result = project.Check("--substitute", "Pause=10");
        var repaired = project.Check("--substitute", "Pause=10", "--fix");

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Contains($"SFN6007 {Lock} {project.LineOf(Lock, "\"Pause\"")}", result.Errors);
        Assert.DoesNotContain(result.Errors, static e => e.StartsWith("SFN6003", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, repaired.Exit);
        Assert.Equal("10", project.Lock().Substitutions["Pause"]);
    }

    [Fact]
    public void A_value_changed_in_the_lock_file_shows_in_the_code()
    {
        using var project = Opened();
        project.Convert("--substitute", Function, "--substitute", "Pause=9");
        project.Edit(Lock, "\"Pause\": \"9\"", "\"Pause\": \"8\"");

        var result = project.Check();

        Assert.Equal(ExitCode.CheckFailed, result.Exit);
        Assert.Equal(["SFN6013 out/Orders/OrdersWorkflow.cs"], result.Errors.Select(static e => e[..e.LastIndexOf(' ')]));
    }

    [Fact]
    public void A_placeholder_that_stays_open_has_no_value_in_the_lock_file()
    {
        using var project = Opened();
        project.Convert("--substitute", "Pause=9");

        Assert.Equal(["Pause"], project.Lock().Substitutions.Keys);
        Assert.Equal(ExitCode.Success, project.Check().Exit);
    }

    private static Project Opened()
    {
        var project = new Project();
        project.Write("orders.asl.json", Open);
        return project;
    }
}
