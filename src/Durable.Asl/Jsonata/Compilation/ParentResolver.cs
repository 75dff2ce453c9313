namespace Durable.Asl.Jsonata.Compilation;

/// <summary>
/// Finds for every <c>%</c> the step whose starting point it stands for. A reference begins with level 1; going left,
/// each name or wildcard lowers the level, each further <c>%</c> raises it, and the step that brings it to 0 binds the
/// reference.
/// </summary>
internal static class ParentResolver
{
    /// <summary>Makes open references of a part open references of the whole.</summary>
    public static void HandOn(Draft whole, Draft part)
    {
        if (part.Seeking is null && part.Kind != DraftKind.Parent)
        {
            return;
        }

        var slots = part.Seeking ?? [];
        if (part.Slot is { } own)
        {
            slots.Add(own);
        }

        (whole.Seeking ??= []).AddRange(slots);
    }

    /// <summary>Resolves the open references of a path's last step among the steps before it.</summary>
    public static void Resolve(Draft path)
    {
        var last = path.Parts[^1];
        var slots = last.Seeking ?? [];
        if (last.Slot is { } own)
        {
            slots.Add(own);
        }

        foreach (var slot in slots)
        {
            Resolve(path, slot);
        }
    }

    /// <summary>Resolves the references of a filter that mean its own step, and counts the others on.</summary>
    public static void ResolveInPredicate(Draft step, Draft predicate)
    {
        if (predicate.Seeking is null)
        {
            return;
        }

        foreach (var slot in predicate.Seeking)
        {
            if (slot.Level == 1)
            {
                Seek(step, slot);
            }
            else
            {
                slot.Level--;
            }
        }

        HandOn(step, predicate);
    }

    private static void Resolve(Draft path, SlotDraft slot)
    {
        var index = path.Parts.Count - 2;
        while (slot.Level > 0)
        {
            if (index < 0)
            {
                (path.Seeking ??= []).Add(slot);
                return;
            }

            var step = path.Parts[index--];

            // Steps that keep the context count as one.
            while (index >= 0 && step.Focus is not null && path.Parts[index].Focus is not null)
            {
                step = path.Parts[index--];
            }

            Seek(step, slot);
        }
    }

    private static void Seek(Draft draft, SlotDraft slot)
    {
        switch (draft.Kind)
        {
            case DraftKind.Name or DraftKind.Wildcard:
                Pass(draft, slot);
                break;
            case DraftKind.Parent:
                slot.Level++;
                break;
            case DraftKind.Block:
                SeekInBlock(draft, slot);
                break;
            case DraftKind.Path:
                SeekInPath(draft, slot);
                break;
            default:
                throw new JsonataException("S0217") { Position = draft.Syntax.Span.End };
        }
    }

    private static void Pass(Draft step, SlotDraft slot)
    {
        if (--slot.Level > 0)
        {
            return;
        }

        if (step.Ancestor is { } known)
        {
            slot.Slot.Label = known.Slot.Label;
        }

        step.Ancestor = slot;
        step.IsTuple = true;
    }

    private static void SeekInBlock(Draft block, SlotDraft slot)
    {
        if (block.Parts.Count > 0)
        {
            block.IsTuple = true;
            Seek(block.Parts[^1], slot);
        }
    }

    private static void SeekInPath(Draft path, SlotDraft slot)
    {
        path.IsTuple = true;
        var index = path.Parts.Count - 1;
        do
        {
            Seek(path.Parts[index--], slot);
        }
        while (slot.Level > 0 && index >= 0);
    }
}
