using System.Globalization;
using System.Text;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Where an element stands in the definition, in the notation of the service's validation:
/// <c>/States/Pay/Branches[0]/States/Ask/Next</c>. Built as a chain and written out only for a message.
/// </summary>
internal sealed class NodePath
{
    private readonly NodePath? _parent;
    private readonly string _step;

    private NodePath(NodePath? parent, string step)
    {
        _parent = parent;
        _step = step;
    }

    public static NodePath Root { get; } = new(null, "");

    public NodePath Field(string name) => new(this, "/" + name);

    public NodePath Index(int index) => new(this, string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var path = this; path is not null; path = path._parent)
        {
            steps.Push(path._step);
        }

        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append(step);
        }

        return text.Length == 0 ? "/" : text.ToString();
    }
}
