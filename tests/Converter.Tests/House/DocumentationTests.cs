using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Converter.Tests.House;

/// <summary>
/// Everything that the runtime's assemblies show to others says what it is. The compiler asks for a comment (CS1591);
/// this asks that it says something, and that nobody silences the compiler.
/// </summary>
public sealed class DocumentationTests
{
    private static readonly string[] Folders =
    [
        "src/Durable.Asl", "src/Durable.Runtime", "src/Durable.Runtime.Sqlite", "src/Durable.Runtime.Lambda",
        "src/Durable.Runtime.Hosting",
    ];

    [Fact]
    public void PublicMembersAreDocumented()
    {
        var members = Folders.SelectMany(Repository.SourceFiles).SelectMany(PublicMembers).ToList();
        Assert.True(members.Count > 500, $"only {members.Count} public members were found");
        Assert.Empty(members.Where(static m => !IsDocumented(m.Member)).Select(static m => m.Place));
    }

    /// <summary>An option that has a value when nobody sets it says which.</summary>
    [Fact]
    public void DefaultsAreDocumented()
    {
        var options = Folders.SelectMany(Repository.SourceFiles).SelectMany(PublicMembers)
            .Where(static m => m.Member is PropertyDeclarationSyntax { Initializer: not null, AccessorList: { } accessors }
                && accessors.Accessors.Any(static a => a.Keyword.Text is "set" or "init" && a.Modifiers.Count == 0))
            .ToList();
        Assert.True(options.Count > 20, $"only {options.Count} options were found");
        Assert.Empty(options
            .Where(static m => !m.Member.GetLeadingTrivia().ToFullString().Contains("efault", StringComparison.Ordinal))
            .Select(static m => m.Place));
    }

    [Fact]
    public void NobodySilencesTheCompiler() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Where(static f => Path.GetExtension(f) is ".cs" or ".csproj" or ".props")
            .Where(static f => File.ReadAllText(f).Contains("1591", StringComparison.Ordinal))
            .Select(Repository.Relative));

    private static IEnumerable<(MemberDeclarationSyntax Member, string Place)> PublicMembers(string file)
    {
        var root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
        return root.DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Where(static m => m is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax))
            .Where(IsPublic)
            .Select(m => (m, $"{Repository.Relative(file)}({m.GetLocation().GetLineSpan().StartLinePosition.Line + 1})"));
    }

    private static bool IsPublic(MemberDeclarationSyntax member)
    {
        if (member.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Any(static t => !t.Modifiers.Any(SyntaxKind.PublicKeyword)))
        {
            return false;
        }

        // Explicit implementations of interfaces are not seen.
        var isExplicit = member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
            or BasePropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null };
        return !isExplicit && (member.Parent is InterfaceDeclarationSyntax or EnumDeclarationSyntax
            || member.Modifiers.Any(SyntaxKind.PublicKeyword)
            || (member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword)));
    }

    private static bool IsDocumented(MemberDeclarationSyntax member)
    {
        var comment = member.GetLeadingTrivia().Select(static t => t.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>().LastOrDefault();
        var inherits = comment?.Content.OfType<XmlEmptyElementSyntax>()
            .Any(static e => e.Name.LocalName.Text == "inheritdoc") == true;
        var summary = comment?.Content.OfType<XmlElementSyntax>()
            .FirstOrDefault(static e => e.StartTag.Name.LocalName.Text is "summary" or "content");
        return inherits || summary?.Content.ToString().Any(char.IsLetter) == true;
    }
}
