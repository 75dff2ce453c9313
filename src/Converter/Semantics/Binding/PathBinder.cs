using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads the fields that hold a path and nothing else.</summary>
internal static class PathBinder
{
    /// <summary><c>InputPath</c> or <c>OutputPath</c>: a path, or null for nothing.</summary>
    public static DataPath Data(Fields fields, string name)
    {
        if (fields.Find(name) is not { } member)
        {
            return DataPath.Whole;
        }

        if (member.Value is SourceScalar { Kind: ScalarKind.Null } nothing)
        {
            return new DataPath(null, IsNothing: true, nothing.Span);
        }

        return Parse(fields, name) is { } path && !(path.IsRoot && path.Root == PathRoot.Data)
            ? new DataPath(path, IsNothing: false, member.Value.Span)
            : DataPath.Whole;
    }

    /// <summary><c>ResultPath</c>: a Reference Path into the data, or null to drop the result.</summary>
    public static ResultPlacement Result(Fields fields)
    {
        const string name = "ResultPath";
        if (fields.Find(name) is not { } member)
        {
            return ResultPlacement.Replace;
        }

        if (member.Value is SourceScalar { Kind: ScalarKind.Null } nothing)
        {
            return new ResultPlacement(null, IsDiscard: true, nothing.Span);
        }

        if (Reference(fields, name) is not { } path)
        {
            return ResultPlacement.Replace;
        }

        if (path.Root != PathRoot.Data)
        {
            fields.Report(DiagnosticDescriptors.ResultPathRoot, name, path.Text);
        }

        return path.IsRoot ? ResultPlacement.Replace : new ResultPlacement(path, IsDiscard: false, member.Value.Span);
    }

    /// <summary>A path that addresses a single place; null when the field is missing or wrong.</summary>
    public static JsonPath? Reference(Fields fields, string name)
    {
        var path = Parse(fields, name);
        if (path is { IsReferencePath: false })
        {
            fields.Report(DiagnosticDescriptors.NotAReferencePath, name, name, path.Text);
            return null;
        }

        return path;
    }

    /// <summary>A field such as <c>SecondsPath</c> as a value of the state.</summary>
    public static Template? ReferenceTemplate(Fields fields, string name) =>
        Reference(fields, name) is { } path && fields.Find(name) is { } member
            ? new PathTemplate(path, name, member.Value.Span)
            : null;

    private static JsonPath? Parse(Fields fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (JsonPath.TryParse(text, out var path, out var error))
        {
            return path;
        }

        if (Placeholders.First(text) is { } marker)
        {
            fields.Report(DiagnosticDescriptors.ValueMustBeGiven, name, marker, name);
        }
        else
        {
            fields.Report(DiagnosticDescriptors.InvalidPath, name, text, Sentence(error));
        }

        return null;
    }

    /// <summary>What the parser says, as a sentence with the place counted from 1.</summary>
    internal static string Sentence(JsonPathSyntaxException error) =>
        $"{error.Problem.TrimEnd('.')}, at character {error.Position + 1}.";
}
