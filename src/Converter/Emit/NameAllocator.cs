using System.Globalization;
using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>
/// Gives every key (a state, a variable, a method) one C# identifier within a scope. The first to ask for a name
/// gets it; later ones get <c>Name2</c>, <c>Name3</c> and so on, so the result depends on nothing but the order of
/// asking. No name clashes with a name of an enclosing or enclosed scope, because C# forbids that for locals, nor
/// with a reserved one.
/// </summary>
internal sealed class NameAllocator
{
    private readonly NameAllocator? _parent;
    private readonly List<NameAllocator> _children = [];
    private readonly Dictionary<string, string> _namesByKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _nextNumbers = new(StringComparer.Ordinal);

    /// <param name="reserved">
    /// Names to keep free in addition to <see cref="ReservedNames"/>, such as those of the runtime's types.
    /// </param>
    public NameAllocator(params IEnumerable<string> reserved)
    {
        _taken.UnionWith(reserved);
    }

    private NameAllocator(NameAllocator parent)
    {
        _parent = parent;
    }

    /// <summary>A scope inside this one. Scopes beside each other may use the same names.</summary>
    public NameAllocator CreateChild()
    {
        var child = new NameAllocator(this);
        _children.Add(child);
        return child;
    }

    /// <summary>
    /// A name like <c>IsTicketIssued</c> for the key, made from the text; see <see cref="NameStyle"/>.
    /// </summary>
    /// <param name="key">What the name is for; the same key gets the same name.</param>
    /// <param name="text">The name as the user wrote it.</param>
    /// <param name="suffix">What the name ends in, after any number: <c>Async</c>, <c>Options</c>.</param>
    public string Pascal(string key, string text, string suffix = "") =>
        Allocate(key, NameStyle.ToPascal(text), suffix);

    /// <summary>A name like <c>isTicketIssued</c> for the key.</summary>
    /// <inheritdoc cref="Pascal"/>
    public string Camel(string key, string text, string suffix = "") =>
        Allocate(key, NameStyle.ToCamel(text), suffix);

    /// <summary>The preferred identifier for the key if it is free, otherwise the same with a number.</summary>
    /// <exception cref="ArgumentException"><paramref name="preferred"/> is not an identifier.</exception>
    public string Allocate(string key, string preferred, string suffix = "")
    {
        if (_namesByKey.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!Identifier.IsValid(preferred) || !Identifier.IsValid(preferred + suffix))
        {
            throw new ArgumentException($"'{VisibleText.Of(preferred + suffix)}' is not an identifier.");
        }

        var name = FirstFree(preferred, suffix);
        _taken.Add(name);
        _namesByKey.Add(key, name);
        return name;
    }

    /// <summary>Keeps a name free from now on; a name already given stays as it is.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>The name of a key in this scope or the nearest one around it; null when it has none.</summary>
    public string? Find(string key)
    {
        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._namesByKey.TryGetValue(key, out var name))
            {
                return name;
            }
        }

        return null;
    }

    private string FirstFree(string preferred, string suffix)
    {
        if (IsFree(preferred + suffix))
        {
            return preferred + suffix;
        }

        // Step1 taken: Step1_2, because Step12 would be read as the twelfth step.
        var stem = char.IsDigit(preferred[^1]) ? preferred + "_" : preferred;
        var number = _nextNumbers.GetValueOrDefault(stem + suffix, 2);
        while (!IsFree(Numbered(stem, number, suffix)))
        {
            number++;
        }

        _nextNumbers[stem + suffix] = number + 1;
        return Numbered(stem, number, suffix);
    }

    private static string Numbered(string stem, int number, string suffix) =>
        stem + number.ToString(CultureInfo.InvariantCulture) + suffix;

    private bool IsFree(string name)
    {
        if (ReservedNames.Contains(name))
        {
            return false;
        }

        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._taken.Contains(name))
            {
                return false;
            }
        }

        return !IsTakenInside(name);
    }

    private bool IsTakenInside(string name)
    {
        var scopes = new Stack<NameAllocator>(_children);
        while (scopes.TryPop(out var scope))
        {
            if (scope._taken.Contains(name))
            {
                return true;
            }

            foreach (var child in scope._children)
            {
                scopes.Push(child);
            }
        }

        return false;
    }
}
