using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>The current state: leaving it, naming it in failures, showing it in the context object.</content>
public sealed partial class StatesScope
{
    /// <summary>The variables in scope, by name.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> Variables => _variables.Values;

    private IStatesObserver? Observer => _execution.Environment.Observer;

    /// <summary>The context object with a given item of a Map, which is another one in <c>ItemSelector</c>.</summary>
    internal JsonObject ContextFor(ItemOrigin? item)
    {
        if (_execution.Environment.Context is { } given)
        {
            return given;
        }

        var context = _execution.Identity.ToContext();
        if (_visit is not null)
        {
            context["State"] = StateOf(_visit);
            if (_visit.Token is not null)
            {
                context["Task"] = new JsonObject { ["Token"] = _visit.Token };
            }
        }

        if (item is not null)
        {
            context["Map"] = new JsonObject { ["Item"] = ItemOf(item) };
        }

        return context;
    }

    private static JsonObject StateOf(StateVisit visit)
    {
        var state = new JsonObject { ["Name"] = visit.Name };
        if (visit.EnteredTime is not null)
        {
            state["EnteredTime"] = visit.EnteredTime;
        }

        if (visit.RetryCount is { } count)
        {
            state["RetryCount"] = count;
        }

        return state;
    }

    private static JsonObject ItemOf(ItemOrigin item)
    {
        var result = new JsonObject { ["Index"] = item.Index };
        if (item.Key is not null)
        {
            result["Key"] = item.Key;
        }

        result["Value"] = item.Value?.DeepClone();
        if (item.Source is not null)
        {
            result["Source"] = item.Source;
        }

        return result;
    }

    /// <summary>The current visit. Hand-written code may start an operation without entering its state first.</summary>
    private StateVisit VisitOf(string state) =>
        _visit is { } visit && visit.Name == state ? visit : _visit = new StateVisit(state, 1, null, ++_eventId);

    /// <summary>Leaves the current state with an output.</summary>
    /// <exception cref="UncatchableException">The output is too large: a failure of the state that is left, so that no
    /// catcher around the next statement may see it.</exception>
    private void Leave(JsonNode? output)
    {
        if (_visit is not { } visit)
        {
            return;
        }

        // An output that is the input itself has been looked at before.
        if (!ReferenceEquals(output, visit.Input))
        {
            try
            {
                CheckSize(output, visit.Name);
            }
            catch (StatesException tooLarge)
            {
                throw new UncatchableException(tooLarge);
            }
        }

        _eventId++;
        var sequence = _sequence++;
        Observer?.OnEvent(new StateExited(visit.Name, Branch, _origin.Path, sequence, output, visit.Assigned));
        _visit = null;
        _context = null;
    }

    private void CheckSize(JsonNode? value, string source)
    {
        if (_execution.Limits.PayloadBytes is { } limit && DataLimits.Measure(value) > limit)
        {
            throw DataLimits.Exceeded(source);
        }
    }

    private StatesException Failed(StatesException error)
    {
        if (_visit is not null)
        {
            var sequence = _sequence++;
            Observer?.OnEvent(new ScopeFailed(_visit.Name, Branch, _origin.Path, sequence, error));
        }

        return error;
    }

    /// <summary>Puts the service's prefix in front of the cause of a failure that the interpreter raised.</summary>
    internal StatesException Located(StatesException error)
    {
        if (!error.IsInterpreterError || _visit is not { } visit)
        {
            return error;
        }

        var cause = $"An error occurred while executing the state '{visit.Name}' "
            + $"(entered at the event id #{visit.EventId}). {error.Cause}";
        return new StatesException(error.Error, cause, error) { IsTaskFailure = error.IsTaskFailure };
    }
}
