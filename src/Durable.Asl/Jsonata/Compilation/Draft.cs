using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <summary>What a draft will become.</summary>
internal enum DraftKind
{
    Value,
    Number,
    String,
    Name,
    Wildcard,
    Descendants,
    Parent,
    Variable,
    Regex,
    Path,
    Sort,
    Block,
    Array,
    Object,
    Call,
    Lambda,
    Condition,
    Other,
}

/// <summary>
/// A node on its way from syntax to operation. What a construct means depends on what is around it (a text becomes a
/// field as a step, a filter belongs to the last step, a parent is bound by a step far to the left), so the marks on a
/// draft change until the whole expression has been seen. Then drafts become operations and are forgotten.
/// </summary>
internal sealed class Draft(DraftKind kind, JsonataNode syntax)
{
    public DraftKind Kind { get; set; } = kind;

    public JsonataNode Syntax { get; } = syntax;

    /// <summary>Parts in the order of the syntax; steps of a path; keys of a sort.</summary>
    public List<Draft> Parts { get; init; } = [];

    /// <summary>Filters of a value that is no step.</summary>
    public List<StageDraft>? Predicates { get; set; }

    /// <summary>Filters and index bindings of a step.</summary>
    public List<StageDraft>? Stages { get; set; }

    public GroupDraft? Group { get; set; }

    /// <summary>Marked with empty brackets.</summary>
    public bool KeepArray { get; set; }

    /// <summary>A path in which some step is so marked.</summary>
    public bool KeepSingleton { get; set; }

    /// <summary>An array constructor at the start or end of a path.</summary>
    public bool IsConstructed { get; set; }

    /// <summary>Binds variables, or contains a step that must hand its bindings out.</summary>
    public bool IsTuple { get; set; }

    public string? Focus { get; set; }

    public string? Index { get; set; }

    /// <summary>On a step: what it binds for a parent reference further on.</summary>
    public SlotDraft? Ancestor { get; set; }

    /// <summary>On a parent reference: its own slot.</summary>
    public SlotDraft? Slot { get; init; }

    /// <summary>Slots of references inside that no step has bound yet.</summary>
    public List<SlotDraft>? Seeking { get; set; }

    /// <summary>The last step of a path, otherwise the draft itself.</summary>
    public Draft LastStep => Kind == DraftKind.Path ? Parts[^1] : this;
}

/// <summary>A filter or an index binding.</summary>
/// <param name="Filter">The expression in brackets, or null.</param>
/// <param name="Index">The variable that gets positions, or null.</param>
internal sealed record StageDraft(Draft? Filter, string? Index);

/// <summary>A grouping.</summary>
/// <param name="Pairs">Key and value.</param>
/// <param name="Position">For errors.</param>
internal sealed record GroupDraft(IReadOnlyList<(Draft Key, Draft Value)> Pairs, int Position);

/// <summary>A parent reference looking for the step that it stands for.</summary>
/// <param name="slot">What connects the two at run time.</param>
internal sealed class SlotDraft(ParentSlot slot)
{
    public ParentSlot Slot => slot;

    /// <summary>How many steps it still has to go to the left.</summary>
    public int Level { get; set; } = 1;
}
