using System.Runtime.CompilerServices;

namespace Durable.Asl.Jsonata.Syntax;

/// <summary>
/// Turns text into a tree by operator precedence: every token knows how it begins an expression (prefix) or how it
/// continues one (infix), and how strongly it holds on to what stands left of it. The order in which tokens are
/// requested follows the reference, because it decides where a slash opens a regular expression and which of several
/// mistakes is reported.
/// </summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private Token _token;
    private int _depth;

    private Parser(string text) => _lexer = new Lexer(text);

    /// <summary>Nesting of brackets and length of operator chains that a text may have.</summary>
    public const int MaxDepth = 1000;

    public static JsonataNode Parse(string text)
    {
        var parser = new Parser(text);
        parser.Advance();
        var root = parser.Expression(0);
        if (parser._token.Kind != TokenKind.End)
        {
            throw Error("S0201", parser._token);
        }

        TreeDepth.Check(root, MaxDepth);
        return root;
    }

    private JsonataNode Expression(int rightPower)
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonataException("D1011") { Position = _token.Span.End };
        }

        var first = _token;
        Advance(afterOperand: true);
        var left = Prefix(first);
        while (rightPower < BindingPower.Of(_token))
        {
            var sign = _token;
            Advance();
            left = Infix(left, sign) with { Span = sign.Span };
        }

        _depth--;
        return left;
    }

    /// <summary>Goes on to the next token.</summary>
    private void Advance(bool afterOperand = false)
    {
        _token = _lexer.Next(afterOperand);
        if (_token.Kind == TokenKind.Operator && _token.Text is "!" or "~")
        {
            throw Error("S0204", _token);
        }
    }

    /// <summary>Goes on from a sign that has to stand here.</summary>
    private void Expect(string sign, bool afterOperand = false)
    {
        if (!_token.Is(sign))
        {
            throw Error(_token.Kind == TokenKind.End ? "S0203" : "S0202", _token).With("value", sign);
        }

        Advance(afterOperand);
    }

    private bool Skip(string sign)
    {
        if (!_token.Is(sign))
        {
            return false;
        }

        Advance();
        return true;
    }

    private static JsonataException Error(string code, Token token)
    {
        var error = new JsonataException(code) { Position = token.Span.End, Token = token.Text };
        return token.Kind is TokenKind.Number or TokenKind.Value ? error.WithBareToken() : error;
    }
}
