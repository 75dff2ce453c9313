using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>A file of the kind the converter writes, as a whole.</summary>
public sealed class WorkflowFileTests
{
    private static readonly CodeExpression Data = Id("data");
    private static readonly CodeExpression States = Id("states");
    private static readonly CodeParameter[] ScopeParameters =
        [Param("JsonNode?", "data"), Param("StatesScope", "states")];


    private const string Expected = """
        // Made from book-trip.asl.json; changes are lost when it is converted again.

        using System.Text.Json.Nodes;
        using Durable.Runtime;

        namespace Acme.Travel;

        /// <summary>Books a trip &amp; pays &lt;first&gt;.</summary>
        public sealed class BookTripWorkflow(IBookTripTasks tasks) : IDurableWorkflow
        {
            private const string Name = "BookTrip";
            private static readonly TaskOptions ReserveFlightOptions = new() { Timeout = TimeSpan.FromSeconds(30) };

            public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
                StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "BookTrip" });

            private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
            {
                states.Enter("Reserve Flight", data);
                try
                {
                    data = await states.TaskAsync("Reserve Flight", tasks.ReserveFlightAsync, data, ReserveFlightOptions);
                }
                catch (StatesException error) when (error.Matches("States.ALL"))
                {
                    return await CancelFlightAsync(data.With("$.error", error.Output), states);
                }

                states.Enter("Prepare", data);
                data = new JsonObject
                {
                    ["id"] = data.Get("$.id"),
                    ["customer"] = data.Get("$.customer.name", "customer.$"),
                    ["label"] = Intrinsics.Format("Order {}", data.Get("$.id", "label.$")),
                };

                while (true)
                {
                    states.Enter("Is Ticket Issued", data);
                    if (data.StringEquals("$.status", "REJECTED"))
                    {
                        return await CancelFlightAsync(data, states);
                    }
                    else if (data.StringEquals("$.status", "ISSUED")
                        && data.NumericGreaterThanEquals("$.ticket.price", 100)
                        && !data.BooleanEquals("$.cancelled", true))
                    {
                        break;
                    }
                }

                data = await states.MapAsync("Charge All", data, new MapOptions { MaxConcurrency = 3 }, async (item, states) =>
                {
                    states.Enter("Charge", item);
                    return await states.TaskAsync("Charge", tasks.ChargeAsync, item);
                });
                return data;
            }

            // Entered from Reserve Flight (Catch) and Is Ticket Issued (Choice).
            private async Task<JsonNode?> CancelFlightAsync(JsonNode? data, StatesScope states)
            {
                states.Enter("Cancel Flight", data);
                data = await states.TaskAsync("Cancel Flight", tasks.CancelFlightAsync, data);
                throw new StatesException("BookingFailed", "Flight could not be reserved.");
            }
        }

        """;

    [Fact]
    public void A_workflow_reads_as_if_written_by_hand()
    {
        var text = CodePrinter.Print(BookTrip());

        Assert.Equal(Expected, text);
    }

    [Fact]
    public void A_workflow_satisfies_parser_and_formatter()
    {
        var text = CodePrinter.Print(BookTrip());

        Assert.Equal(text, RoslynJudge.Format(RoslynJudge.Parse(text)));
    }

    private static CodeFile BookTrip() => SourceFile("Acme.Travel", Workflow()) with
    {
        HeaderComment = "Made from book-trip.asl.json; changes are lost when it is converted again.",
        Usings = ["System.Text.Json.Nodes", "Durable.Runtime"],
    };

    private static TypeDeclaration Workflow() =>
        Class(
            "BookTripWorkflow",
            Field("string", "Name", Str("BookTrip")).As(CodeModifiers.Private | CodeModifiers.Const),
            Field("TaskOptions", "ReserveFlightOptions", NewOfTarget().With(
                Set("Timeout", Name("TimeSpan.FromSeconds").Invoke(Number(30)))))
                .As(CodeModifiers.Private | CodeModifiers.Static | CodeModifiers.Readonly),
            Method("Task<JsonNode?>", "RunAsync", Param("JsonNode?", "input"), Param("IDurableContext", "context"))
                .As(CodeModifiers.Public)
                .Gives(Id("StatesScope").Call(
                    "RunAsync",
                    Id("context"),
                    Id("input"),
                    Id("ExecuteAsync"),
                    New("StateMachineOptions").With(Set("Name", Str("BookTrip"))))),
            Method("Task<JsonNode?>", "ExecuteAsync", ScopeParameters)
                .As(CodeModifiers.Private | CodeModifiers.Async)
                .Does([.. ReserveFlight(), .. Prepare(), Poll(), ChargeAll(), Return(Data)]),
            Method("Task<JsonNode?>", "CancelFlightAsync", ScopeParameters)
                .As(CodeModifiers.Private | CodeModifiers.Async)
                .Commented("Entered from Reserve Flight (Catch) and Is Ticket Issued (Choice).")
                .Does(
                    Enter("Cancel Flight"),
                    Assign(Data, RunTask("Cancel Flight", "tasks.CancelFlightAsync", Data)),
                    Throw(New("StatesException", Str("BookingFailed"), Str("Flight could not be reserved.")))))
        .WithParameters(Param("IBookTripTasks", "tasks"))
        .Extends("IDurableWorkflow")
        .As(CodeModifiers.Public | CodeModifiers.Sealed)
        .Documented("Books a trip & pays <first>.");

    private static IEnumerable<CodeStatement> ReserveFlight() =>
    [
        Enter("Reserve Flight"),
        Try(Assign(Data, RunTask("Reserve Flight", "tasks.ReserveFlightAsync", Data, Id("ReserveFlightOptions"))))
            .CatchWhen(
                "StatesException",
                "error",
                Id("error").Call("Matches", Str("States.ALL")),
                Return(CancelFlight(Data.Call("With", Str("$.error"), Name("error.Output"))))),
    ];

    private static IEnumerable<CodeStatement> Prepare() =>
    [
        Enter("Prepare"),
        Assign(Data, New("JsonObject").With(
            At("id", Data.Call("Get", Str("$.id"))),
            At("customer", Data.Call("Get", Str("$.customer.name"), Str("customer.$"))),
            At("label", Id("Intrinsics").Call(
                "Format", Str("Order {}"), Data.Call("Get", Str("$.id"), Str("label.$")))))),
        BlankLine,
    ];

    private static CodeStatement Poll() => Forever(
        Enter("Is Ticket Issued"),
        If(Data.Call("StringEquals", Str("$.status"), Str("REJECTED")), Return(CancelFlight(Data)))
            .ElseIf(
                AllOf(
                    Data.Call("StringEquals", Str("$.status"), Str("ISSUED")),
                    Data.Call("NumericGreaterThanEquals", Str("$.ticket.price"), Number(100)),
                    Not(Data.Call("BooleanEquals", Str("$.cancelled"), True))),
                Break));

    private static CodeStatement ChargeAll() => Assign(Data, Await(States.Call(
        "MapAsync",
        Str("Charge All"),
        Data,
        New("MapOptions").With(Set("MaxConcurrency", Number(3))),
        Lambda(
            ["item", "states"],
            [
                States.Call("Enter", Str("Charge"), Id("item")),
                Return(RunTask("Charge", "tasks.ChargeAsync", Id("item"))),
            ]).Async())));

    private static CodeStatement Enter(string state) => States.Call("Enter", Str(state), Data);

    private static CodeExpression CancelFlight(CodeExpression data) => Await(Call("CancelFlightAsync", data, States));

    private static CodeExpression RunTask(string state, string method, params CodeArgument[] arguments) =>
        Await(States.Call("TaskAsync", [Str(state), Name(method), .. arguments]));
}
