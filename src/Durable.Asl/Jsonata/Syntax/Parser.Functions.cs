using System.Text;
using Durable.Asl.Jsonata.Functions;

namespace Durable.Asl.Jsonata.Syntax;

/// <content>Calls and function definitions.</content>
internal sealed partial class Parser
{
    private const string TypeLetters = "snblofajx";

    private JsonataNode Call(JsonataNode left, Token sign)
    {
        var arguments = new List<JsonataNode>();
        if (!_token.Is(")"))
        {
            do
            {
                arguments.Add(Argument());
            }
            while (Skip(","));
        }

        Expect(")", afterOperand: true);
        return left is FieldNode { Name: "function" or "λ" }
            ? Lambda(arguments)
            : new CallNode(left, new(arguments)) { Span = sign.Span };
    }

    private JsonataNode Argument()
    {
        var token = _token;
        return Skip("?") ? new PlaceholderNode { Span = token.Span } : Expression(0);
    }

    private LambdaNode Lambda(List<JsonataNode> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            if (arguments[index] is not VariableNode)
            {
                var position = arguments[index].Span.End;
                throw new JsonataException("S0208") { Position = position, Token = NodeToken.Of(arguments[index]) }
                    .With("value", index + 1);
            }
        }

        var signature = _token.Is("<") ? LambdaSignature() : null;
        Expect("{");
        var body = Expression(0);
        Expect("}");
        return new LambdaNode(new(arguments.Cast<VariableNode>().Select(name => name.Name)), signature, body);
    }

    // The signature is no expression; its text is put together again from tokens, without what means nothing in it.
    private string LambdaSignature()
    {
        var position = _token.Span.End;
        var text = new StringBuilder("<");
        for (var depth = 1; depth > 0 && !_token.Is("{") && _token.Kind != TokenKind.End;)
        {
            Advance();
            depth += _token.Is(">") ? -1 : _token.Is("<") ? 1 : 0;
            text.Append(SignatureText(_token));
        }

        Expect(">");
        var signature = text.ToString();
        Signature.Parse(signature, position);
        return signature;
    }

    private static string SignatureText(Token token) => token.Kind == TokenKind.Operator
        ? token.Text is "<" or ">" or "(" or ")" or "-" or "?" or "+" or ":" or "?:" or "??" ? token.Text : ""
        : string.Concat(token.Text.Where(letter => TypeLetters.Contains(letter, StringComparison.Ordinal)));
}
