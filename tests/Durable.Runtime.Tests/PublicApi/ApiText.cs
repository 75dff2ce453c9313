using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Durable.Runtime.Tests.PublicApi;

/// <summary>Writes down what an assembly shows to others: one line for each type and member, in a fixed order.</summary>
internal static class ApiText
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
        [typeof(byte)] = "byte", [typeof(char)] = "char",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(NameOf, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        var kind = type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "sealed class"
            : type.IsAbstract ? "abstract class" : "class";
        var bases = type.IsEnum || kind == "delegate" ? [] : Bases(type).ToList();
        return $"{kind} {NameOf(type)}{(bases.Count == 0 ? "" : " : ")}{string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return NameOf(parent);
        }

        var inherited = (type.BaseType?.GetInterfaces() ?? [])
            .Concat(type.GetInterfaces().SelectMany(static i => i.GetInterfaces()));
        foreach (var name in type.GetInterfaces().Where(static i => i.IsVisible).Except(inherited).Select(NameOf).Order(StringComparer.Ordinal))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => string.Create(
                CultureInfo.InvariantCulture, $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}"));
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [Method(type.GetMethod("Invoke") ?? throw new InvalidOperationException(type.Name))];
        }

        return type.GetConstructors(Own).Where(IsShown).Select(Constructor)
            .Concat(type.GetMethods(Own).Where(static m => !m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)).Where(IsShown).Select(Method))
            .Concat(type.GetProperties(Own).Where(static p => p.GetAccessors(true).Any(IsVisible)).Select(Property))
            .Concat(type.GetEvents(Own).Where(static e => e.AddMethod is { } add && IsVisible(add)).Select(static e => $"event {NameOf(e.EventHandlerType)} {e.Name}"))
            .Concat(type.GetFields(Own).Where(static f => f.IsPublic || f.IsFamily).Select(Field));
    }

    /// <summary>What the compiler adds to records is not listed.</summary>
    private static bool IsShown(MethodBase method) =>
        IsVisible(method) && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static bool IsVisible(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType?.IsSealed == false);

    private static string Constructor(ConstructorInfo constructor) => $"new({Parameters(constructor)})";

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
        return $"{Modifier(method)}{Annotated(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = new[] { ("get", property.GetMethod), ("set", property.SetMethod) }
            .Where(static a => a.Item2 is not null && IsVisible(a.Item2))
            .Select(static a => a.Item2?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true ? "init" : a.Item1);
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var state = new NullabilityInfoContext().Create(property);
        var accessor = property.GetMethod ?? property.SetMethod;
        return $"{(accessor is null ? "" : Modifier(accessor))}{required}{Annotated(property.PropertyType, state)} {name} {{ {string.Join("; ", accessors)}; }}";
    }

    private static string Field(FieldInfo field)
    {
        var type = Annotated(field.FieldType, new NullabilityInfoContext().Create(field));
        return field.IsLiteral
            ? $"const {type} {field.Name} = {Literal(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string Modifier(MethodBase method) => method switch
    {
        { DeclaringType.IsInterface: true, IsStatic: false } => "",
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        MethodInfo { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false } info =>
            info.GetBaseDefinition() == info ? "virtual " : "override ",
        _ => "",
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "";
        return $"{prefix}{Annotated(parameter)} {parameter.Name}{value}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Annotated(ParameterInfo parameter) =>
        Annotated(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    private static string Annotated(Type type, NullabilityInfo state)
    {
        var element = type.IsByRef ? type.GetElementType() ?? type : type;
        // Of a type parameter without constraint, reflection cannot tell whether a question mark stands behind it.
        var isAnnotated = element is { IsValueType: false, IsGenericParameter: false }
            && state.ReadState == NullabilityState.Nullable;
        if (!element.IsGenericType || Nullable.GetUnderlyingType(element) is not null)
        {
            return NameOf(element) + (isAnnotated ? "?" : "");
        }

        var arguments = element.GetGenericArguments();
        var inner = arguments.Select((argument, i) => i < state.GenericTypeArguments.Length
            ? Annotated(argument, state.GenericTypeArguments[i])
            : NameOf(argument));
        return $"{Simple(element)}<{string.Join(", ", inner)}>{(isAnnotated ? "?" : "")}";
    }

    private static string NameOf(Type? type)
    {
        if (type is null)
        {
            return "";
        }

        if (Keywords.TryGetValue(type, out var keyword) || type.IsGenericParameter)
        {
            return keyword ?? type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        if (type.GetElementType() is { } element)
        {
            return type.IsArray ? NameOf(element) + "[]" : NameOf(element);
        }

        var arguments = type.GetGenericArguments();
        return arguments.Length == 0 ? Simple(type) : $"{Simple(type)}<{string.Join(", ", arguments.Select(NameOf))}>";
    }

    private static string Simple(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer && !type.IsGenericParameter ? $"{NameOf(outer)}.{name}"
            : type.Namespace?.StartsWith("Durable", StringComparison.Ordinal) == true ? $"{type.Namespace}.{name}" : name;
    }
}
