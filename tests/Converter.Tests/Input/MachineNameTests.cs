using Sfn2Durable.Input;

namespace Converter.Tests.Input;

/// <summary>What a machine is called that does not say it itself.</summary>
public sealed class MachineNameTests
{
    [Theory]
    [InlineData("orders.asl.json", "orders")]
    [InlineData("a/b/Take Orders.json.tpl", "Take Orders")]
    [InlineData("shop/orders/definition.asl.json", "orders")]
    [InlineData("shop/orders/statemachine/StateMachine.asl.yaml", "orders")]
    [InlineData("definition.json", "definition")]
    [InlineData("./definition.json", "definition")]
    [InlineData("../definition.json", "definition")]
    [InlineData("statemachine/definition.json", "definition")]
    [InlineData(".json", "StateMachine")]
    [InlineData("stdin", "StateMachine")]
    public void Comes_from_the_file_and_where_that_says_nothing_from_the_folder(string file, string name) =>
        Assert.Equal(name, SourceFormats.MachineName(file));
}
