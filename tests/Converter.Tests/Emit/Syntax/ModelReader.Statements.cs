using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

internal static partial class ModelReader
{
    private static List<CodeStatement> Block(BlockSyntax block) => [.. block.Statements.Select(Statement)];

    private static List<CodeStatement> Body(StatementSyntax statement) =>
        statement is BlockSyntax block ? Block(block) : throw new InvalidOperationException("A body has no braces.");

    private static CodeStatement Statement(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax simple => new ExpressionStatement(Expression(simple.Expression)),
        LocalDeclarationStatementSyntax local => Local(local),
        ReturnStatementSyntax leave => new ReturnStatement(Optional(leave.Expression)),
        ThrowStatementSyntax thrown => new ThrowStatement(Optional(thrown.Expression)),
        BreakStatementSyntax => Code.Break,
        ContinueStatementSyntax => Code.Continue,
        GotoStatementSyntax { Expression: IdentifierNameSyntax label } => Code.Goto(label.Identifier.ValueText),
        LabeledStatementSyntax labeled => new LabeledStatement(
            labeled.Identifier.ValueText,
            labeled.Statement is EmptyStatementSyntax ? null : Statement(labeled.Statement)),
        BlockSyntax block => new BlockStatement(Block(block)),
        LocalFunctionStatementSyntax local => Function(local),
        _ => Compound(statement),
    };

    private static CodeStatement Compound(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax branch => new IfStatement(
            Expression(branch.Condition), Body(branch.Statement), Otherwise(branch.Else)),
        WhileStatementSyntax loop => new WhileStatement(Expression(loop.Condition), Body(loop.Statement)),
        DoStatementSyntax loop => new DoStatement(Body(loop.Statement), Expression(loop.Condition)),
        ForStatementSyntax loop => new ForStatement(
            loop.Declaration is { } declaration
                ? Named(declaration.Variables.Single(), (name, value) =>
                    new LocalStatement(TypeOrVar(declaration.Type), name, value))
                : null,
            Optional(loop.Condition),
            loop.Incrementors.Count == 0 ? null : Expression(loop.Incrementors.Single()),
            Body(loop.Statement)),
        ForEachStatementSyntax loop => new ForEachStatement(
            TypeOrVar(loop.Type),
            loop.Identifier.ValueText,
            Expression(loop.Expression),
            Body(loop.Statement),
            loop.AwaitKeyword.ValueText.Length > 0),
        SwitchStatementSyntax choice => new SwitchStatement(
            Expression(choice.Expression), [.. choice.Sections.Select(Section)]),
        TryStatementSyntax attempt => new TryStatement(
            Block(attempt.Block),
            [.. attempt.Catches.Select(Clause)],
            attempt.Finally is { } final ? Block(final.Block) : null),
        _ => throw new InvalidOperationException($"{statement.Kind()}: {statement}"),
    };

    private static List<CodeStatement>? Otherwise(ElseClauseSyntax? clause) => clause?.Statement switch
    {
        null => null,
        IfStatementSyntax next => [Statement(next)],
        var other => Body(other),
    };

    private static LocalStatement Local(LocalDeclarationStatementSyntax local)
    {
        var kind = (local.IsConst, local.AwaitKeyword.ValueText, local.UsingKeyword.ValueText) switch
        {
            (true, _, _) => LocalKind.Constant,
            (_, "await", _) => LocalKind.AwaitUsing,
            (_, _, "using") => LocalKind.Using,
            _ => LocalKind.Variable,
        };
        return Named(local.Declaration.Variables.Single(), (name, value) =>
            new LocalStatement(TypeOrVar(local.Declaration.Type), name, value, kind));
    }

    private static LocalFunctionStatement Function(LocalFunctionStatementSyntax local) => new LocalFunctionStatement(
        new MethodMember(TypeOf(local.ReturnType), local.Identifier.ValueText, Parameters(local.ParameterList))
        {
            Modifiers = Modifiers(local.Modifiers),
            Attributes = Attributes(local.AttributeLists),
            Block = local.Body is null ? null : Block(local.Body),
            Expression = Optional(local.ExpressionBody?.Expression),
        });

    private static SwitchSection Section(SwitchSectionSyntax section) => new(
        [.. section.Labels.Select(Label)], [.. section.Statements.Select(Statement)]);

    private static SwitchLabel Label(SwitchLabelSyntax label) => label switch
    {
        CasePatternSwitchLabelSyntax pattern => new SwitchLabel(
            Pattern(pattern.Pattern), Optional(pattern.WhenClause?.Condition)),
        CaseSwitchLabelSyntax constant => new SwitchLabel(new ConstantPattern(Expression(constant.Value))),
        _ => new SwitchLabel(null),
    };

    private static CatchClause Clause(CatchClauseSyntax clause)
    {
        var name = clause.Declaration?.Identifier.ValueText;
        return new CatchClause(
            clause.Declaration is { } declaration ? TypeOf(declaration.Type) : null,
            string.IsNullOrEmpty(name) ? null : name,
            Optional(clause.Filter?.FilterExpression),
            Block(clause.Block));
    }

    private static CodePattern Pattern(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => Pattern(parenthesized.Pattern),
        ConstantPatternSyntax constant => new ConstantPattern(Expression(constant.Expression)),
        TypePatternSyntax type => TypeAsPattern(type.Type),
        DeclarationPatternSyntax declaration => new DeclarationPattern(
            TypeOf(declaration.Type), Designation(declaration.Designation)),
        VarPatternSyntax variable => new DeclarationPattern(null, Designation(variable.Designation)),
        RelationalPatternSyntax relational => new RelationalPattern(
            relational.OperatorToken.ValueText, Expression(relational.Expression)),
        UnaryPatternSyntax not => new NotPattern(Pattern(not.Pattern)),
        BinaryPatternSyntax binary => new BinaryPattern(
            Pattern(binary.Left), binary.OperatorToken.ValueText, Pattern(binary.Right)),
        DiscardPatternSyntax => Code.Anything,
        RecursivePatternSyntax property => new PropertyPattern(
            property.Type is null ? null : TypeOf(property.Type),
            [.. Required(property.PropertyPatternClause).Subpatterns.Select(part =>
                new PropertySubpattern(Required(part.NameColon).Name.Identifier.ValueText, Pattern(part.Pattern)))],
            property.Designation is { } name ? Designation(name) : null),
        _ => throw new InvalidOperationException($"{pattern.Kind()}: {pattern}"),
    };

    private static string Designation(VariableDesignationSyntax designation) =>
        ((SingleVariableDesignationSyntax)designation).Identifier.ValueText;

    // After "is", a dotted name is read as a type.
    private static CodePattern TypeAsPattern(ExpressionSyntax type) =>
        type.ToString() is "_" ? Code.Anything : new ConstantPattern(Code.Name(type.ToString().Replace("@", "")));
}
