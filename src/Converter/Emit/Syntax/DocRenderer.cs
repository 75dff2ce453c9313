using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Lays a <see cref="Doc"/> out. One pass from left to right with a stack of its own, so that neither depth nor size
/// of the document matters; every decision looks ahead at most one line.
/// </summary>
internal sealed class DocRenderer
{
    public const int LineWidth = 120;
    public const int IndentSize = 4;

    private readonly StringBuilder _output = new();
    private readonly Stack<Command> _commands = new();
    private readonly Stack<Command> _lookAhead = new();
    private int _column;
    private int _pendingIndent;
    private bool _atLineStart = true;

    private DocRenderer()
    {
    }

    private readonly record struct Command(Doc Doc, int Indent, bool IsFlat);

    /// <summary>The text of the document, its first line indented as given.</summary>
    public static string Render(Doc document, int indent = 0)
    {
        var renderer = new DocRenderer { _pendingIndent = indent, _column = indent };
        renderer._commands.Push(new Command(document, indent, IsFlat: false));
        while (renderer._commands.TryPop(out var command))
        {
            renderer.Step(command);
        }

        return renderer._output.ToString();
    }

    private void Step(Command command)
    {
        switch (command.Doc)
        {
            case TextDoc text:
                Write(text.Text);
                break;
            case LabelDoc label:
                _pendingIndent = Math.Max(0, _pendingIndent - IndentSize);
                Write(label.Text);
                break;
            case LineDoc line when command.IsFlat:
                Write(line.Flat);
                break;
            case LineDoc or HardLineDoc:
                BreakLine(command.Indent);
                break;
            case ConcatDoc concat:
                PushAll(_commands, concat.Parts, command);
                break;
            case NestDoc nest:
                var indent = Math.Max(0, command.Indent + nest.Columns);
                _commands.Push(command with { Doc = nest.Content, Indent = indent });
                break;
            case GroupDoc group:
                _commands.Push(command with { Doc = group.Content, IsFlat = command.IsFlat || Fits(group.Content) });
                break;
            case IfBrokenDoc either:
                _commands.Push(command with { Doc = command.IsFlat ? either.Flat : either.Broken });
                break;
            case FlatDoc flat:
                _commands.Push(command with { Doc = flat.Content, IsFlat = flat.FitsOnOneLine });
                break;
            case ChoiceDoc choice:
                Choose(choice, command);
                break;
            case RawStringDoc raw:
                WriteRawString(raw, command.Indent);
                break;
            case CommentDoc comment:
                WriteComment(comment, command.Indent);
                break;
            default:
                throw new InvalidOperationException($"A document of type {command.Doc.GetType().Name} is unknown.");
        }
    }

    private void Choose(ChoiceDoc choice, Command command)
    {
        if (command.IsFlat || Fits(choice.Preferred))
        {
            _commands.Push(command with { Doc = choice.Preferred, IsFlat = true });
        }
        else if (FirstLineFits(command with { Doc = choice.Preferred }))
        {
            _commands.Push(command with { Doc = choice.Preferred });
        }
        else
        {
            _commands.Push(command with { Doc = choice.Fallback });
        }
    }

    /// <summary>Whether the content, and whatever cannot be separated from its end, fits on the line.</summary>
    private bool Fits(Doc content)
    {
        var remaining = LineWidth - _column - content.FlatWidth;
        return remaining >= 0 && FollowingText(remaining) <= remaining;
    }

    /// <summary>The width of what follows up to the next place to break, counted no further than needed.</summary>
    private int FollowingText(int limit)
    {
        var width = 0;
        foreach (var command in _commands)
        {
            width += command.IsFlat ? command.Doc.FlatWidth : command.Doc.LeadWidth;
            if (width > limit || (!command.IsFlat && command.Doc.CanBreak))
            {
                break;
            }
        }

        return width;
    }

    /// <summary>
    /// Whether everything up to the first line break fits, if the command is laid out in the broken way. Groups
    /// inside are taken flat when they fit, as they will be; a choice inside is taken at its least demanding.
    /// </summary>
    private bool FirstLineFits(Command command)
    {
        var remaining = LineWidth - _column;
        _lookAhead.Clear();
        _lookAhead.Push(command);
        while (remaining >= 0 && _lookAhead.TryPop(out var next))
        {
            if (!next.IsFlat && next.Doc is LineDoc or HardLineDoc or CommentDoc)
            {
                return true;
            }

            remaining -= TakeAhead(next, remaining);
        }

        return remaining >= 0 && FollowingText(remaining) <= remaining;
    }

    /// <summary>Consumes a command of the look-ahead: returns the width of its text, or pushes its parts.</summary>
    private int TakeAhead(Command command, int remaining)
    {
        if (command.IsFlat || command.Doc.FlatWidth <= remaining && command.Doc is GroupDoc or ChoiceDoc or FlatDoc)
        {
            return command.Doc.FlatWidth;
        }

        switch (command.Doc)
        {
            case ConcatDoc concat:
                PushAll(_lookAhead, concat.Parts, command);
                return 0;
            case NestDoc nest:
                _lookAhead.Push(command with { Doc = nest.Content });
                return 0;
            case GroupDoc group:
                _lookAhead.Push(command with { Doc = group.Content });
                return 0;
            case IfBrokenDoc either:
                _lookAhead.Push(command with { Doc = either.Broken });
                return 0;
            case ChoiceDoc choice:
                _lookAhead.Push(command with { Doc = choice.Fallback });
                return 0;
            case RawStringDoc raw:
                _lookAhead.Push(command with { Doc = Doc.HardLine });
                return raw.LeadWidth;
            default:
                return command.Doc.FlatWidth;
        }
    }

    private static void PushAll(Stack<Command> stack, IReadOnlyList<Doc> parts, Command command)
    {
        for (var index = parts.Count - 1; index >= 0; index--)
        {
            stack.Push(command with { Doc = parts[index] });
        }
    }

    private void WriteRawString(RawStringDoc raw, int indent)
    {
        var contentIndent = _atLineStart ? _pendingIndent : indent + IndentSize;
        Write(raw.Quotes);
        foreach (var line in raw.Lines)
        {
            BreakLine(contentIndent);
            Write(line);
        }

        BreakLine(contentIndent);
        Write(raw.Quotes);
    }

    private void WriteComment(CommentDoc comment, int indent)
    {
        var isFirst = true;
        foreach (var line in CommentText.Wrap(comment.Text, LineWidth - indent - comment.Prefix.Length - 1))
        {
            if (!isFirst)
            {
                BreakLine(indent);
            }

            Write(line.Length == 0 ? comment.Prefix : $"{comment.Prefix} {line}");
            isFirst = false;
        }
    }

    private void BreakLine(int indent)
    {
        _output.Append('\n');
        _atLineStart = true;
        _pendingIndent = indent;
        _column = indent;
    }

    private void Write(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        // Indentation is written with the first text of a line, so that empty lines stay empty.
        if (_atLineStart)
        {
            _output.Append(' ', _pendingIndent);
            _atLineStart = false;
        }

        _output.Append(text);
        _column += text.Length;
    }
}
