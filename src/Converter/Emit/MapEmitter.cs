using Sfn2Durable.Emit.Expressions;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The durable operation of a Map.</summary>
internal static class MapEmitter
{
    public static CodeExpression Emit(MapState map, ValueContext at)
    {
        if (map.Distributed is { } distributed)
        {
            return DistributedMapEmitter.Emit(map, distributed, at);
        }

        var method = at.Method;
        var options = method.Machine.Options.Of(map, at, ItemSelector(map, at));
        return method.States.Call(RuntimeApi.Scope.Map,
            [
                Str(map.Name),
                FieldEmitter.Items(map, at),
                WorkEmitter.ScopeCall(map.Processor, method),
                .. WorkEmitter.Optional(options),
            ]);
    }

    /// <summary>A lambda per item: <c>$</c> is the Map state's input, the item is in the context object.</summary>
    public static LambdaExpression? ItemSelector(MapState map, ValueContext at)
    {
        if (map.ItemSelector is not { } selector)
        {
            return null;
        }

        var item = Id(LocalNames.Item);
        var inside = at with { Context = item.Dot(RuntimeApi.Item.Context), Item = item };
        return Lambda([LocalNames.Item], TemplateEmitter.Emit(selector, inside));
    }
}
