using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>Files, types and members.</summary>
public sealed class FilePrintingTests
{
    private const CodeModifiers Constant = CodeModifiers.Private | CodeModifiers.Const;

    [Fact]
    public void The_parts_of_a_file() => Prints(
        """
        // First line.
        // Second line.

        using System;
        using static System.Math;
        using Map = System.Collections.Generic.Dictionary<string, int>;

        namespace Acme.Orders;

        public class A
        {
        }

        internal interface IB
        {
        }
        """,
        SourceFile("Acme.Orders", Class("A").As(CodeModifiers.Public), Interface("IB").As(CodeModifiers.Internal)) with
        {
            HeaderComment = "First line.\nSecond line.",
            Usings =
            [
                "System",
                new CodeUsing("System.Math", IsStatic: true),
                new CodeUsing("System.Collections.Generic.Dictionary<string, int>", Alias: "Map"),
            ],
        });

    [Fact]
    public void Top_level_statements() => Prints(
        """
        using Acme.Orders;

        var host = new Host(args);
        await host.RunAsync();

        internal sealed record Settings(string Name);
        """,
        SourceFile(
            null,
            Record("Settings", Param("string", "Name")).As(CodeModifiers.Internal | CodeModifiers.Sealed)) with
        {
            Usings = ["Acme.Orders"],
            Statements = [Var("host", New("Host", Id("args"))), Await(Id("host").Call("RunAsync"))],
        });

    [Fact]
    public void Members_of_one_line_stand_together_and_others_apart() => Prints(
        """
        internal sealed class A(int count) : Base(count), IA
        {
            private const string First = "1";
            private const string Second = "2";

            private static readonly Options Defaults = new()
            {
                Path = "a long path, a long path, a long path",
                Name = "a long name, a long name, a long name",
            };

            private int _third;

            /// <summary>Documented.</summary>
            private int _fourth;

            public int Fifth { get; set; }
            public string Sixth { get; init; } = "6";
            public int Seventh => count + 7;

            public A(string text)
                : base(text)
            {
            }

            // A remark.
            [Obsolete("No longer needed.")]
            protected override int Eighth<T>(T value) => 8;

            private enum State
            {
                Open,
                Closed = 5,
            }
        }
        """,
        SourceFile(null, Class(
            "A",
            Field("string", "First", Str("1")).As(Constant),
            Field("string", "Second", Str("2")).As(Constant),
            Field("Options", "Defaults", NewOfTarget().With(
                Set("Path", Str("a long path, a long path, a long path")),
                Set("Name", Str("a long name, a long name, a long name"))))
                .As(CodeModifiers.Private | CodeModifiers.Static | CodeModifiers.Readonly),
            Field("int", "_third").As(CodeModifiers.Private),
            Field("int", "_fourth").As(CodeModifiers.Private).Documented("Documented."),
            Property("int", "Fifth", PropertyForm.GetSet).As(CodeModifiers.Public),
            Property("string", "Sixth", value: Str("6")).As(CodeModifiers.Public),
            Computed("int", "Seventh", Id("count").Plus(Number(7))).As(CodeModifiers.Public),
            Constructor("A", [Param("string", "text")]).As(CodeModifiers.Public) with { BaseArguments = [Id("text")] },
            Method("int", "Eighth", Param("T", "value")).Generic("T").Gives(Number(8))
                .As(CodeModifiers.Protected | CodeModifiers.Override)
                .Commented("A remark.")
                .Attributed(Code.Attribute("Obsolete", Str("No longer needed."))),
            Enumeration("State", new EnumValue("Open"), new EnumValue("Closed", Number(5))).As(CodeModifiers.Private))
        .WithParameters(Param("int", "count"))
        .Extends("Base", "IA")
        .As(CodeModifiers.Internal | CodeModifiers.Sealed) with { BaseArguments = [Id("count")] }));

    [Fact]
    public void Methods_of_an_interface() => Prints(
        """
        public interface ITasks
        {
            Task<JsonNode?> ChargeAsync(JsonNode? input);
            Task<JsonNode?> RefundAsync(JsonNode? input);

            /// <summary>Tells the customer.</summary>
            /// <param name="input">Name &amp; address.</param>
            /// <returns>Nothing of interest.</returns>
            /// <remarks>May fail.</remarks>
            Task<JsonNode?> NotifyAsync(JsonNode? input, CancellationToken cancellation = default);
        }
        """,
        SourceFile(null, Interface(
            "ITasks",
            Method("Task<JsonNode?>", "ChargeAsync", Param("JsonNode?", "input")),
            Method("Task<JsonNode?>", "RefundAsync", Param("JsonNode?", "input")),
            Method(
                "Task<JsonNode?>",
                "NotifyAsync",
                Param("JsonNode?", "input"),
                Param("CancellationToken", "cancellation", Default))
            .Documented(new CodeDocumentation("Tells the customer.")
            {
                Parameters = [new ParameterDocumentation("input", "Name & address.")],
                Returns = "Nothing of interest.",
                Remarks = "May fail.",
            })).As(CodeModifiers.Public)));

    [Fact]
    public void Long_heads_break_after_their_brackets() => Prints(
        """
        public sealed class BookTripWorkflowWithAVeryLongName(
            IBookTripWorkflowWithAVeryLongNameTasks tasks,
            [Named("x")] ISettings settings) : IDurableWorkflow
        {
            private async Task<JsonNode?> ReserveTheFlightAndTheHotelAndTheCarAsync(
                JsonNode? data,
                StatesScope states,
                CancellationToken cancellation)
            {
            }

            private static Task<JsonNode?> Short(JsonNode? data) =>
                CallOfSomethingWithALongName("a first argument of some length", "a second argument of some length");
        }
        """,
        SourceFile(null, Class(
            "BookTripWorkflowWithAVeryLongName",
            Method(
                "Task<JsonNode?>",
                "ReserveTheFlightAndTheHotelAndTheCarAsync",
                Param("JsonNode?", "data"),
                Param("StatesScope", "states"),
                Param("CancellationToken", "cancellation")).As(CodeModifiers.Private | CodeModifiers.Async).Does(),
            Method("Task<JsonNode?>", "Short", Param("JsonNode?", "data"))
                .As(CodeModifiers.Private | CodeModifiers.Static)
                .Gives(Call(
                    "CallOfSomethingWithALongName",
                    Str("a first argument of some length"),
                    Str("a second argument of some length"))))
        .WithParameters(
            Param("IBookTripWorkflowWithAVeryLongNameTasks", "tasks"),
            Param("ISettings", "settings").Attributed(Code.Attribute("Named", Str("x"))))
        .Extends("IDurableWorkflow")
        .As(CodeModifiers.Public | CodeModifiers.Sealed)));

    private static void Prints(string expected, CodeFile file)
    {
        var text = CodePrinter.Print(file);
        var root = RoslynJudge.Parse(text);

        Assert.Equal(expected + "\n", text);
        Assert.Equal(text, RoslynJudge.Format(root));
        Assert.Equal(ModelDump.Of(file), ModelDump.Of(ModelReader.Read(root)));
    }
}
