namespace Sfn2Durable.Emit.Syntax;

internal static partial class ExpressionLayout
{
    /// <summary>A name no longer than this keeps the first call of a broken chain beside it.</summary>
    private const int ShortName = 3;

    /// <summary>
    /// Arguments: on one line; or, when the last one opens a brace, with only that one broken; or one per line.
    /// </summary>
    /// <example><code>
    /// Run("Charge", data)      Run("Charge", item =>      Run(
    ///                          {                              "Charge",
    ///                              …                          data)
    ///                          })
    /// </code></example>
    public static Doc ArgumentList(string open, IReadOnlyList<CodeArgument> arguments, string close)
    {
        if (arguments.Count == 0)
        {
            return open + close;
        }

        var parts = Separated(arguments.Select(argument => argument.Value).ToList()).ToList();
        var documents = arguments.Zip(parts, Argument).ToList();
        var onePerLine = OnePerLine(open, documents, close);
        if (!OpensLast(arguments) || !documents.SkipLast(1).All(document => document.FitsOnOneLine))
        {
            return onePerLine;
        }

        var leading = documents.SkipLast(1).Select(document => Doc.Concat(new FlatDoc(document), ", "));
        var opened = Argument(arguments[^1], Doc.FirstLayout(parts[^1]));
        return Doc.Choice(Doc.Concat([open, .. leading, opened, close]), onePerLine);
    }

    /// <summary>The elements of a tuple, or the arguments in square brackets.</summary>
    private static Doc ElementList(string open, IReadOnlyList<CodeArgument> elements, string close)
    {
        var parts = Separated(elements.Select(element => element.Value).ToList(), Surface.EndsInBlock);
        return OnePerLine(open, elements.Zip(parts, Argument).ToList(), close);
    }

    /// <summary>Whether the last argument may be broken while the others stay on the line of the call.</summary>
    private static bool OpensLast(IReadOnlyList<CodeArgument> arguments) => arguments[^1].Value switch
    {
        LambdaExpression { Block.Count: > 0 } => true,
        CreationExpression { Arguments.Count: 0, Entries.Count: > 0 } => true,
        StringExpression text => arguments.Count == 1 && StringLiteral.LinesOfRaw(text.Value) is not null,
        _ => false,
    };

    private static Doc OnePerLine(string open, IReadOnlyList<Doc> documents, string close) => Doc.Group(
        open, Doc.Nest(Doc.Concat(Doc.SoftLine, Doc.Join(Doc.Concat(",", Doc.Line), documents))), close);

    private static Doc Argument(CodeArgument argument, Doc value)
    {
        var prefix = (argument.Name is null ? "" : Identifier.Escape(argument.Name) + ": ") +
            (argument.Modifier is null ? "" : argument.Modifier + " ");
        return prefix.Length == 0 ? value : Doc.Concat(prefix, value);
    }

    /// <summary>
    /// A chain of members, calls and elements. From two calls on it breaks before its dots, all of them or none;
    /// a single call breaks in its arguments only.
    /// </summary>
    private static Doc Chain(CodeExpression expression)
    {
        var links = new Stack<CodeExpression>();
        var root = expression;
        while (TargetOf(root) is { } target)
        {
            links.Push(root);
            root = target;
        }

        var builder = new ChainBuilder(Receiver(root), StartsWithType(root), IsSimple(root));
        foreach (var link in links)
        {
            builder.Add(link is MemberExpression, link is InvocationExpression, Link(link));
        }

        return builder.Build(OpensAtEnd(expression));
    }

    private static CodeExpression? TargetOf(CodeExpression expression) => expression switch
    {
        MemberExpression member => member.Target,
        InvocationExpression invocation => invocation.Target,
        ElementExpression element => element.Target,
        _ => null,
    };

    private static Doc Link(CodeExpression link) => link switch
    {
        MemberExpression member => (member.IsConditional ? "?." : ".") + Identifier.Escape(member.Name) +
            TypeArguments(member.TypeArguments),
        InvocationExpression invocation => ArgumentList("(", invocation.Arguments, ")"),
        ElementExpression element => Index(element.IsConditional ? "?[" : "[", element.Arguments),
        _ => throw new InvalidOperationException($"{link.GetType().Name} is no link of a chain."),
    };

    // A key stays on one line, however long it is.
    private static Doc Index(string open, IReadOnlyList<CodeArgument> arguments) =>
        arguments is [{ Name: null, Modifier: null, Value: StringExpression text }]
            ? $"{open}{StringLiteral.OnOneLine(text.Value)}]"
            : ElementList(open, arguments, "]");

    private static bool OpensAtEnd(CodeExpression expression) =>
        expression is InvocationExpression { Arguments.Count: > 0 } invocation && OpensLast(invocation.Arguments);

    /// <summary>
    /// An expression before a dot or a bracket. A collection expression would be taken for an attribute.
    /// </summary>
    private static Doc Receiver(CodeExpression expression) => expression is CollectionExpression
        ? Parenthesize(expression)
        : Of(expression, PrecedenceLevel.Primary);

    private static bool IsSimple(CodeExpression root) =>
        root is NameExpression or TokenExpression or TypeExpression or StringExpression;

    private static bool StartsWithType(CodeExpression root) => root switch
    {
        TypeExpression => true,
        NameExpression name => name.Identifier.Length <= ShortName || char.IsUpper(name.Identifier[0]),
        TokenExpression => true,
        _ => false,
    };

    /// <summary>
    /// Sorts the links of a chain into a head, which stays together, and segments, each ending in one call. The head
    /// is the root with the properties that follow; after a type (<c>TimeSpan.FromSeconds(3)</c>) or a very short
    /// name, it takes the first call too.
    /// </summary>
    private sealed class ChainBuilder(Doc root, bool takesFirstCall, bool rootIsSimple)
    {
        private readonly List<Doc> _head = [root];
        private readonly List<Doc> _segments = [];
        private readonly List<Doc> _pending = [];
        private Doc _openedSegment = Doc.Empty;
        private bool _headIsSimple = rootIsSimple;
        private bool _pendingIsSimple = true;

        public void Add(bool isMember, bool isCall, Doc document)
        {
            if (!isMember && _pending.Count == 0)
            {
                _head.Add(document);
                _headIsSimple &= !isCall && !document.CanBreak;
                return;
            }

            if (isMember && !_pendingIsSimple)
            {
                Flush();
            }

            _pending.Add(document);
            _pendingIsSimple &= !isCall && !document.CanBreak;
        }

        public Doc Build(bool opensAtEnd)
        {
            Flush();
            var head = Doc.Concat(_head);
            if (_segments.Count == 0)
            {
                return head;
            }

            if (_segments.Count == 1 && _headIsSimple)
            {
                return Doc.Concat(head, _segments[0]);
            }

            var broken = Doc.Group([head, .. _segments.Select(s => Doc.Nest(Doc.Concat(Doc.SoftLine, s)))]);
            var leading = Doc.Concat([head, .. _segments.SkipLast(1)]);
            return opensAtEnd && leading.FitsOnOneLine
                ? Doc.Choice(Doc.Concat(new FlatDoc(leading), _openedSegment), broken)
                : broken;
        }

        private void Flush()
        {
            if (_segments.Count == 0 && (_pendingIsSimple || (takesFirstCall && _headIsSimple)))
            {
                _head.AddRange(_pending);
                _headIsSimple &= _pendingIsSimple;
            }
            else if (_pending.Count > 0)
            {
                _segments.Add(Doc.Concat([.. _pending]));
                _openedSegment = Doc.Concat([.. _pending.SkipLast(1), Doc.FirstLayout(_pending[^1])]);
            }

            _pending.Clear();
            _pendingIsSimple = true;
        }
    }
}
