using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>A Map in DISTRIBUTED mode: everything it says about itself stands in one options object at the call.</summary>
internal static class DistributedMapEmitter
{
    public static CodeExpression Emit(MapState map, DistributedMap distributed, ValueContext at)
    {
        var method = at.Method;
        var entries = new List<InitializerEntry?>
        {
            Text(RuntimeApi.Distributed.Label, distributed.Label),
            Reader(distributed.ItemReader, at),
            Computed(RuntimeApi.Distributed.ItemSelector, MapEmitter.ItemSelector(map, at)),
            Batcher(distributed.ItemBatcher, at),
            Number(RuntimeApi.Distributed.MaxConcurrency, map.MaxConcurrency, at),
            Number(RuntimeApi.Distributed.ToleratedFailureCount, distributed.ToleratedFailureCount, at),
            distributed.ToleratedFailurePercentage is { } share
                ? Set(RuntimeApi.Distributed.ToleratedFailurePercentage, FieldEmitter.Real(share, at))
                : null,
            Writer(distributed.ResultWriter, at),
            Computed(RuntimeApi.Options.Retry, method.Machine.Options.RetryOf(map)),
        };
        var given = entries.OfType<InitializerEntry>().ToList();
        IEnumerable<CodeArgument> options = given.Count == 0 ? [] : [New(RuntimeApi.Distributed.Options).With(given)];
        return method.States.Call(
            RuntimeApi.Scope.DistributedMap,
            [Str(map.Name), Items(map, distributed, at), WorkEmitter.ScopeCall(map.Processor, method), .. options]);
    }

    /// <summary>A reader takes the place of the items; without one an object is as good as an array.</summary>
    private static CodeExpression Items(MapState map, DistributedMap distributed, ValueContext at) => map.Items switch
    {
        _ when distributed.ItemReader is not null => Null,
        PathTemplate path => TemplateEmitter.Root(path.Path, at)
            .Call(RuntimeApi.Data.InputPath, at.Method.Machine.Settings.Text(path.Path.Text)),
        null => at.Data,
        var template => TemplateEmitter.Emit(template, at),
    };

    private static InitializerEntry? Reader(ItemReader? reader, ValueContext at) => reader is null ? null : Nested(
        RuntimeApi.Distributed.ItemReader,
        Text(RuntimeApi.Distributed.Resource, reader.Resource),
        Value(RuntimeApi.Distributed.Arguments, reader.Arguments, at),
        Text(RuntimeApi.Distributed.InputType, reader.InputType),
        Text(RuntimeApi.Distributed.ManifestType, reader.ManifestType),
        Text(RuntimeApi.Distributed.Transformation, reader.Transformation),
        Text(RuntimeApi.Distributed.ItemsPointer, reader.ItemsPointer),
        Text(RuntimeApi.Distributed.CsvHeaderLocation, reader.CsvHeaderLocation),
        reader.CsvHeaders is { } headers
            ? Set(RuntimeApi.Distributed.CsvHeaders, Collection([.. headers.Select(at.Method.Machine.Settings.Text)]))
            : null,
        Text(RuntimeApi.Distributed.CsvDelimiter, reader.CsvDelimiter),
        Number(RuntimeApi.Distributed.MaxItems, reader.MaxItems, at));

    private static InitializerEntry? Batcher(ItemBatcher? batcher, ValueContext at) => batcher is null ? null : Nested(
        RuntimeApi.Distributed.ItemBatcher,
        Number(RuntimeApi.Distributed.MaxItemsPerBatch, batcher.MaxItemsPerBatch, at),
        Number(RuntimeApi.Distributed.MaxInputBytesPerBatch, batcher.MaxInputBytesPerBatch, at),
        Value(RuntimeApi.Distributed.BatchInput, batcher.BatchInput, at));

    private static InitializerEntry? Writer(ResultWriter? writer, ValueContext at) => writer is null ? null : Nested(
        RuntimeApi.Distributed.ResultWriter,
        Text(RuntimeApi.Distributed.Resource, writer.Resource),
        Value(RuntimeApi.Distributed.Arguments, writer.Arguments, at),
        Text(RuntimeApi.Distributed.Transformation, writer.Transformation),
        Text(RuntimeApi.Distributed.OutputType, writer.OutputType));

    private static InitializerEntry Nested(string member, params IEnumerable<InitializerEntry?> entries) =>
        Set(member, New(member).With([.. entries.OfType<InitializerEntry>()]));

    private static InitializerEntry? Text(string member, string? text) => text is null ? null : Set(member, Str(text));

    private static InitializerEntry? Computed(string member, CodeExpression? value) =>
        value is null ? null : Set(member, value);

    private static InitializerEntry? Value(string member, Template? template, ValueContext at) =>
        template is null ? null : Set(member, TemplateEmitter.Emit(template, at));

    private static InitializerEntry? Number(string member, Template? template, ValueContext at) =>
        template is null ? null : Set(member, FieldEmitter.Integer(template, at));
}
