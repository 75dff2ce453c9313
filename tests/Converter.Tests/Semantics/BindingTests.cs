using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Semantics;

/// <summary>What the binder makes of each field; the faults are in the fixtures.</summary>
public sealed class BindingTests
{
    private const string Function = "\"Resource\": \"arn:aws:lambda:eu-west-1:123456789012:function:f\"";
    private const string Inner = "{\"StartAt\": \"X\", \"States\": {\"X\": {\"Type\": \"Pass\", \"End\": true}}}";

    [Fact]
    public void TheMachineHasItsOwnFields()
    {
        var machine = Bound.Machine("""
            {"Comment": "c", "Version": "1.0", "TimeoutSeconds": 60, "QueryLanguage": "JSONata", "StartAt": "A",
             "States": {"A": {"Type": "Pass", "Comment": "d", "Next": "${B}"}, "${B}": {"Type": "Succeed"}}}
            """);

        Assert.Equal(("m", "c", QueryLanguage.Jsonata, MachineType.Standard), (
            machine.Name, machine.Comment, machine.Language, machine.Type));
        Assert.Equal("literal TimeoutSeconds 60", Bound.Show(machine.TimeoutSeconds));
        Assert.Equal("A", machine.Root.StartAt);
        Assert.Equal(["A", "${B}"], machine.Root.States.Select(s => s.Name));
        Assert.Equal(("d", "${B}", new SourceSpan("m.json", 2, 59, 2, 65)), (
            machine.Root["A"].Comment, machine.Root["A"].Next, machine.Root["A"].NextSpan));
        Assert.Equal(new SourceSpan("m.json", 2, 13, 2, 16), machine.Root["A"].Span);
        Assert.Equal("${B}", Assert.Single(machine.Placeholders).Marker);
    }

    [Fact]
    public void AStateWithoutFieldsHasTheDefaults()
    {
        var task = Bound.State<TaskState>(Function);

        Assert.True(task.InputPath.IsWhole && task.OutputPath.IsWhole && task.ResultPath.IsReplace);
        Assert.Null(task.Arguments);
        Assert.Null(task.ResultSelector);
        Assert.Null(task.TimeoutSeconds);
        Assert.Empty(task.Retry);
        Assert.Empty(task.Catch);
        Assert.Empty(task.Assign);
        Assert.IsType<LambdaResource>(task.Resource);
    }

    [Fact]
    public void PathsOfTheDataFlowAreKept()
    {
        var pass = Bound.State<PassState>(
            "\"InputPath\": \"$.a\", \"OutputPath\": null, \"ResultPath\": \"$.b.c\", \"Result\": {\"x.$\": 1.0, \"y\": null}");

        Assert.Equal("$.a", pass.InputPath.Path?.Text);
        Assert.True(pass.OutputPath.IsNothing);
        Assert.Equal("$.b.c", pass.ResultPath.Path?.Text);
        Assert.True(pass.HasResult);
        Assert.Equal("""{"x.$":1.0,"y":null}""", pass.Result?.ToJsonString());
        Assert.True(Bound.State<PassState>("\"ResultPath\": null").ResultPath.IsDiscard);
        Assert.True(Bound.State<PassState>("\"ResultPath\": \"$\", \"InputPath\": \"$\"") is { ResultPath.IsReplace: true, InputPath.IsWhole: true });
        Assert.True(Bound.State<PassState>("\"Result\": null") is { HasResult: true, Result: null });
    }

    [Fact]
    public void PayloadTemplatesKeepTheirOrderAndConstantsAreOneValue()
    {
        var pass = Bound.State<PassState>("""
            "Parameters": {"z": 1, "a.$": "$.a", "const": {"k": [1, "$.x"]}, "call.$": "States.Format('{}', $.n)",
                           "list": [{"p.$": "$$.Execution.Id"}, 2], "open": ${json}, "name": "x-${Stage}"}
            """);

        Assert.Equal(
            "object Parameters {z = literal z 1; a = path a.$ $.a; const = literal const {\"k\":[1,\"$.x\"]}; "
            + "call = call call.$ States.Format('{}', $.n); list = array list [object list {p = path p.$ $$.Execution.Id}; literal list 2]; "
            + "open = placeholder open ${json}; name = literal name \"x-${Stage}\"}",
            Bound.Show(pass.Parameters));
        Assert.Equal("literal Parameters {\"a\":{\"b\":[]}}",
            Bound.Show(Bound.State<PassState>("\"Parameters\": {\"a\": {\"b\": []}}").Parameters));
    }

    [Fact]
    public void ExpressionsAreFoundAtAnyDepthAndKeysAreKept()
    {
        var task = Bound.State<TaskState>(
            Function + """
            , "Arguments": {"a.$": "{% $states.input.x %}", "b": ["{%1%}", 2], "c": "$.x"}, "Output": "{% $states.result %}",
            "Assign": {"x": "{% $states.result.y %}", "y": 5}
            """,
            "JSONata");

        Assert.Equal(
            "object Arguments {a.$ = expression Arguments/a.$ $states.input.x; b = array Arguments/b [expression Arguments/b[0] 1; "
            + "literal Arguments/b[1] 2]; c = literal Arguments/c \"$.x\"}",
            Bound.Show(task.Arguments));
        Assert.Equal("expression Output $states.result", Bound.Show(task.Output));
        Assert.Equal(["x = expression Assign/x $states.result.y", "y = literal Assign/y 5"], Bound.Show(task.Assign));
        Assert.Equal(QueryLanguage.Jsonata, task.Language);
    }

    [Fact]
    public void AssignmentsOfPathsLoseTheirSuffix() => Assert.Equal(
        ["x = path x.$ $.a", "y = literal y {\"b\":1}"],
        Bound.Show(Bound.State<PassState>("\"Assign\": {\"x.$\": \"$.a\", \"y\": {\"b\": 1}}").Assign));

    [Theory]
    [InlineData("\"TimeoutSeconds\": 5, \"HeartbeatSeconds\": 4", "literal TimeoutSeconds 5",
        "literal HeartbeatSeconds 4")]
    [InlineData("\"TimeoutSecondsPath\": \"$.t\", \"HeartbeatSecondsPath\": \"$h\"", "path TimeoutSecondsPath $.t",
        "path HeartbeatSecondsPath $h")]
    public void TimeoutsAreLiteralsOrPaths(string fields, string timeout, string heartbeat)
    {
        var task = Bound.State<TaskState>($"{Function}, {fields}");

        Assert.Equal((timeout, heartbeat), (Bound.Show(task.TimeoutSeconds), Bound.Show(task.HeartbeatSeconds)));
    }

    [Fact]
    public void CredentialsAreATemplate()
    {
        Assert.Equal("object Credentials {RoleArn = path RoleArn.$ $.role}", Bound.Show(
            Bound.State<TaskState>(Function + ", \"Credentials\": {\"RoleArn.$\": \"$.role\"}").Credentials));
        Assert.Equal("object Credentials {RoleArn = expression Credentials/RoleArn $r}", Bound.Show(
            Bound.State<TaskState>(Function + ", \"Credentials\": {\"RoleArn\": \"{% $r %}\"}",
                "JSONata").Credentials));
    }

    [Fact]
    public void RetriersAndCatchersHaveTheServicesDefaults()
    {
        var task = Bound.State<TaskState>(Function + """
            , "Retry": [{"ErrorEquals": ["A", "B"]}, {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "MaxAttempts": 0,
            "BackoffRate": 1.5, "MaxDelaySeconds": 9, "JitterStrategy": "FULL"}],
            "Catch": [{"ErrorEquals": ["A"], "ResultPath": "$.e", "Assign": {"x.$": "$.Cause"}, "Next": "B"},
                      {"ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "B"}]
            """);

        Assert.Equal(["A", "B"], task.Retry[0].ErrorEquals);
        Assert.Equal((1, 3, 2.0, (int?)null, false), (
            task.Retry[0].IntervalSeconds, task.Retry[0].MaxAttempts, task.Retry[0].BackoffRate,
                task.Retry[0].MaxDelaySeconds, task.Retry[0].FullJitter));
        Assert.Equal((2, 0, 1.5, (int?)9, true), (
            task.Retry[1].IntervalSeconds, task.Retry[1].MaxAttempts, task.Retry[1].BackoffRate,
                task.Retry[1].MaxDelaySeconds, task.Retry[1].FullJitter));
        Assert.Equal(("B", "$.e"), (task.Catch[0].Next, task.Catch[0].ResultPath.Path?.Text));
        Assert.Equal(["x = path x.$ $.Cause"], Bound.Show(task.Catch[0].Assign));
        Assert.True(task.Catch[1].ResultPath.IsDiscard);
        Assert.Equal("expression Output $states.errorOutput", Bound.Show(Bound.State<TaskState>(
            Function + ", \"Catch\": [{\"ErrorEquals\": [\"A\"], \"Output\": \"{% $states.errorOutput %}\", \"Next\": \"B\"}]", "JSONata").Catch[0].Output));
    }

    [Theory]
    [InlineData("\"Seconds\": 0", "JSONPath", "literal Seconds 0", "-")]
    [InlineData("\"SecondsPath\": \"$$.x\"", "JSONPath", "path SecondsPath $$.x", "-")]
    [InlineData("\"Timestamp\": \"2026-03-14T01:59:00.123+05:30\"", "JSONPath", "-",
        "literal Timestamp \"2026-03-14T01:59:00.123+05:30\"")]
    [InlineData("\"TimestampPath\": \"$.t\"", "JSONPath", "-", "path TimestampPath $.t")]
    [InlineData("\"Seconds\": \"{% 1 + 1 %}\"", "JSONata", "expression Seconds 1 + 1", "-")]
    [InlineData("\"Timestamp\": \"{% $now() %}\"", "JSONata", "-", "expression Timestamp $now()")]
    public void WaitsHaveOneOfTwoValues(string fields, string language, string seconds, string timestamp)
    {
        var wait = Bound.State<WaitState>(fields, language);

        Assert.Equal((seconds.Replace("+05", "\\u002B05", StringComparison.Ordinal), timestamp.Replace("+05",
            "\\u002B05", StringComparison.Ordinal)), (Bound.Show(wait.Seconds), Bound.Show(wait.Timestamp)));
    }

    [Theory]
    [InlineData("\"Error\": \"E\", \"Cause\": \"$.c ${x}\"", "JSONPath", "literal Error \"E\"",
        "literal Cause \"$.c ${x}\"")]
    [InlineData("\"ErrorPath\": \"$.e\", \"CausePath\": \"States.JsonToString($)\"", "JSONPath", "path ErrorPath $.e",
        "call CausePath States.JsonToString($)")]
    [InlineData("\"Error\": \"{% 'E' %}\"", "JSONata", "expression Error 'E'", "-")]
    public void FailsHaveTextsPathsCallsOrExpressions(string fields, string language, string error, string cause)
    {
        var fail = Bound.State<FailState>(fields, language);

        Assert.Equal((error, cause), (Bound.Show(fail.Error), Bound.Show(fail.Cause)));
    }

    [Fact]
    public void RulesAreConditionsOfConditions()
    {
        var choice = Bound.State<ChoiceState>("""
            "Choices": [
              {"And": [{"Variable": "$.a", "IsPresent": true}, {"Not": {"Variable": "$.a", "NumericLessThanPath": "$.b"}}],
               "Assign": {"x": 1}, "Next": "B", "Comment": "both"},
              {"Or": [{"Variable": "$v", "StringMatches": "*.log"}, {"Variable": "$.t", "TimestampEquals": "2026-01-01T00:00:00Z"}], "Next": "B"}],
            "Default": "B"
            """);

        var and = Assert.IsType<AndCondition>(choice.Choices[0].Condition);
        var present = Assert.IsType<Comparison>(and.Conditions[0]);
        Assert.Equal(("$.a", "IsPresent", "true"), (present.Variable.Text, present.Operator,
            present.Operand?.ToJsonString()));
        var less = Assert.IsType<Comparison>(Assert.IsType<NotCondition>(and.Conditions[1]).Inner);
        Assert.Equal(("NumericLessThanPath", "$.b"), (less.Operator, less.OperandPath?.Text));
        Assert.Null(less.Operand);
        Assert.Equal(["x = literal x 1"], Bound.Show(choice.Choices[0].Assign));
        var or = Assert.IsType<OrCondition>(choice.Choices[1].Condition);
        Assert.Equal("\"*.log\"", Assert.IsType<Comparison>(or.Conditions[0]).Operand?.ToJsonString());
        Assert.Equal(("B", "B"), (choice.Default, choice.Choices[1].Next));
    }

    [Fact]
    public void JsonataRulesAreExpressionsOrBooleans()
    {
        var choice = Bound.State<ChoiceState>("""
            "Choices": [{"Condition": "{% $states.input.ok %}", "Output": {"a": "{% 1 %}"}, "Next": "B"}, {"Condition": true, "Next": "B"}]
            """, "JSONata");

        Assert.Equal("expression Choices[0]/Condition $states.input.ok",
            Bound.Show(Assert.IsType<ExpressionCondition>(choice.Choices[0].Condition).Value));
        Assert.Equal("object Output {a = expression Output/a 1}", Bound.Show(choice.Choices[0].Output));
        Assert.Equal("literal Choices[1]/Condition true",
            Bound.Show(Assert.IsType<ExpressionCondition>(choice.Choices[1].Condition).Value));
    }

    [Fact]
    public void BranchesAndProcessorsAreScopes()
    {
        var parallel = Bound.State<ParallelState>($"\"Branches\": [{Inner}, {Inner.Replace("X", "Y", StringComparison.Ordinal)}]");
        var map = Bound.State<MapState>($"\"Iterator\": {Inner}, \"ItemsPath\": \"$.i\", \"Parameters\": {{\"a.$\": \"$$.Map.Item.Value\"}}, \"MaxConcurrencyPath\": \"$.n\"");

        Assert.Equal(["X", "Y"], parallel.Branches.Select(b => b.StartAt));
        Assert.Equal("X", map.Processor.StartAt);
        Assert.Null(map.Arguments);
        Assert.Null(map.Distributed);
        Assert.Equal(
            ("path ItemsPath $.i", "object Parameters {a = path a.$ $$.Map.Item.Value}", "path MaxConcurrencyPath $.n"),
            (Bound.Show(map.Items), Bound.Show(map.ItemSelector), Bound.Show(map.MaxConcurrency)));
    }

    [Fact]
    public void ADistributedMapHasAllItsParts()
    {
        var map = Bound.State<MapState>("""
            "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "X",
                              "States": {"X": {"Type": "Pass", "End": true}}},
            "Label": "rows", "Items": ["{% 1 %}"], "ToleratedFailureCount": 3, "ToleratedFailurePercentage": "{% 12.5 %}",
            "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Arguments": {"Bucket": "{% $b %}"},
              "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a", "b"], "CSVDelimiter": "PIPE", "MaxItems": 5}},
            "ItemBatcher": {"BatchInput": {"k": "{% 1 %}"}, "MaxItemsPerBatch": 10, "MaxInputBytesPerBatch": "{% 1000 %}"},
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": {"Bucket": "b"},
              "WriterConfig": {"Transformation": "FLATTEN", "OutputType": "JSONL"}}
            """, "JSONata").Distributed;

        Assert.NotNull(map);
        Assert.Equal((MachineType.Express, "rows"), (map.ExecutionType, map.Label));
        Assert.Equal(("literal ToleratedFailureCount 3", "expression ToleratedFailurePercentage 12.5"), (
            Bound.Show(map.ToleratedFailureCount), Bound.Show(map.ToleratedFailurePercentage)));
        Assert.Equal(("CSV", "GIVEN", "PIPE", "a b"), (
            map.ItemReader?.InputType, map.ItemReader?.CsvHeaderLocation, map.ItemReader?.CsvDelimiter,
                string.Join(' ', map.ItemReader?.CsvHeaders ?? [])));
        Assert.Equal("literal MaxItems 5", Bound.Show(map.ItemReader?.MaxItems));
        Assert.Equal("object Arguments {Bucket = expression Arguments/Bucket $b}",
            Bound.Show(map.ItemReader?.Arguments));
        Assert.Equal(("object BatchInput {k = expression BatchInput/k 1}", "literal MaxItemsPerBatch 10",
            "expression MaxInputBytesPerBatch 1000"), (
            Bound.Show(map.ItemBatcher?.BatchInput), Bound.Show(map.ItemBatcher?.MaxItemsPerBatch),
                Bound.Show(map.ItemBatcher?.MaxInputBytesPerBatch)));
        Assert.Equal(("arn:aws:states:::s3:putObject", "FLATTEN", "JSONL"), (
            map.ResultWriter?.Resource, map.ResultWriter?.Transformation, map.ResultWriter?.OutputType));
    }

    [Theory]
    [InlineData("arn:aws-cn:lambda:cn-north-1:123456789012:function:f:$LATEST", "LambdaResource")]
    [InlineData("arn:aws:lambda:${Region}:${Account}:function:${Name}", "LambdaResource")]
    [InlineData("arn:${AWS::Partition}:states:${AWS::Region}:1:activity:${Name}", "ActivityResource")]
    [InlineData("${Function}", "PlaceholderResource")]
    [InlineData("__Function__", "PlaceholderResource")]
    [InlineData("${Function}:$LATEST", "PlaceholderResource")]
    [InlineData("do-it", "LambdaResource")]
    [InlineData("arn:${AWS::Partition}:states:::sns:publish", "sns publish RequestResponse False")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2", "states startExecution Sync2 False")]
    [InlineData("arn:aws:states:::batch:submitJob.sync", "batch submitJob Sync False")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startSyncExecution", "sfn startSyncExecution RequestResponse True")]
    [InlineData("arn:aws:states:::aws-sdk:sfn:startExecution.waitForTaskToken",
        "sfn startExecution WaitForTaskToken True")]
    [InlineData("arn:aws:states:eu-west-1:123456789012:aws-sdk:s3:getObject", "s3 getObject RequestResponse True")]
    [InlineData("arn:aws:states:::http:invoke", "http invoke RequestResponse False")]
    public void ResourcesAreToldApart(string text, string expected)
    {
        var resource = Bound.State<TaskState>($"\"Resource\": \"{text}\"").Resource;

        Assert.Equal(text, resource.Text);
        Assert.Equal(expected, resource is ServiceResource service
            ? $"{service.Service} {service.Action} {service.Pattern} {service.IsSdk}"
            : resource.GetType().Name);
    }

    [Fact]
    public void AReferenceOfATemplateIsAPlaceholder()
    {
        var machine = Bound.Machine("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": {"Fn::GetAtt": ["Charge", "Arn"]}, "Next": "B"},
              "B": {"Type": "Task", "Resource": {"Fn::Sub": "arn:aws:lambda:${AWS::Region}:1:function:f"}, "Next": "C"},
              "C": {"Type": "Task", "Resource": {"Ref": "Function"}, "End": true}}}
            """);

        Assert.Equal(
            ["${Charge.Arn}", "arn:aws:lambda:${AWS::Region}:1:function:f", "${Function}"],
            machine.Root.States.Cast<TaskState>().Select(s => s.Resource.Text));
        Assert.Equal(["Charge.Arn", "AWS::Region", "Function"], machine.Placeholders.Select(p => p.Name));
    }
}
