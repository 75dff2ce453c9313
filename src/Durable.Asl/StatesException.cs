using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>
/// An error of a state machine: an error name and a cause, as <c>Retry</c> and <c>Catch</c> see them.
/// </summary>
/// <remarks>
/// <see cref="Exception.Message"/> is the error as compact JSON, so that an engine that stores only the message of an
/// exception can restore it with <see cref="TryParse"/>. The flags are part of that text when they are set.
/// </remarks>
public sealed class StatesException : Exception
{
    private const string ErrorMember = "Error";
    private const string CauseMember = "Cause";

    /// <summary>Creates an error.</summary>
    /// <param name="error">The error name, or null where the failure has none (a callback may fail without
    /// one).</param>
    /// <param name="cause">The cause, or null where there is none.</param>
    /// <param name="innerException">What led to it, or null.</param>
    public StatesException(string? error, string? cause = null, Exception? innerException = null)
        : base(null, innerException)
    {
        Error = error;
        Cause = cause;
    }

    /// <summary>The error name that <c>ErrorEquals</c> is compared with; null when the failure has none.</summary>
    public string? Error { get; }

    /// <summary>The cause: any text, often JSON; null when the failure has none.</summary>
    public string? Cause { get; }

    /// <summary>
    /// True for failures that the interpreter raises itself. Their <see cref="Cause"/> is the bare detail; whoever
    /// knows the state puts "An error occurred while executing the state …" in front of it.
    /// </summary>
    public bool IsInterpreterError { get; init; }

    /// <summary>True when an attempt of a Task failed, so that <c>States.TaskFailed</c> matches.</summary>
    public bool IsTaskFailure { get; init; }

    /// <summary>True when a heartbeat stayed away, so that <c>States.HeartbeatTimeout</c> matches.</summary>
    public bool IsHeartbeatTimeout { get; init; }

    /// <summary>
    /// The error output as a catcher sees it: a new object <c>{"Error": …, "Cause": …}</c>. A time-out has an empty
    /// cause; any other missing part is null.
    /// </summary>
    public JsonObject Output => new()
    {
        [ErrorMember] = Error,
        [CauseMember] = Cause ?? (Error == ErrorNames.Timeout ? "" : null),
    };

    /// <summary>The error as compact JSON: error name and cause where present, and the flags that are set.</summary>
    public override string Message => ServiceJson.Write(ToJson());

    /// <summary>Whether a retrier or catcher with these names handles this error.</summary>
    /// <param name="errorEquals">The names of <c>ErrorEquals</c>, compared exactly.</param>
    /// <returns>True when a name matches; never for <c>States.Runtime</c>, not even when it is named.</returns>
    public bool Matches(params string[] errorEquals)
    {
        ArgumentNullException.ThrowIfNull(errorEquals);
        return Error != ErrorNames.Runtime && Array.Exists(errorEquals, Matches);
    }

    /// <summary>An interpreter failure <c>States.Runtime</c> with the given detail.</summary>
    /// <param name="detail">The text of the cause without the prefix that names the state.</param>
    /// <returns>The exception to throw.</returns>
    public static StatesException Runtime(string detail) =>
        new(ErrorNames.Runtime, detail) { IsInterpreterError = true };

    /// <summary>Reads an exception back from its <see cref="Message"/>.</summary>
    /// <param name="message">The text.</param>
    /// <param name="exception">The exception, when the text is one.</param>
    /// <returns>False when the text is not a JSON object of the shape that <see cref="Message"/> writes.</returns>
    public static bool TryParse(string? message, [NotNullWhen(true)] out StatesException? exception)
    {
        exception = null;
        if (message is null || !message.StartsWith('{') || !ServiceJson.TryParse(message, out var node, out _))
        {
            return false;
        }

        var json = (JsonObject)node!;
        if (json.Any(member => !IsPartOfMessage(member.Key, member.Value)))
        {
            return false;
        }

        exception = new StatesException(JsonValues.AsString(json[ErrorMember]), JsonValues.AsString(json[CauseMember]))
        {
            IsInterpreterError = json.ContainsKey(nameof(IsInterpreterError)),
            IsTaskFailure = json.ContainsKey(nameof(IsTaskFailure)),
            IsHeartbeatTimeout = json.ContainsKey(nameof(IsHeartbeatTimeout)),
        };
        return true;
    }

    private static bool IsPartOfMessage(string name, JsonNode? value) => name switch
    {
        ErrorMember or CauseMember => JsonValues.IsString(value),
        nameof(IsInterpreterError) or nameof(IsTaskFailure) or nameof(IsHeartbeatTimeout) =>
            JsonValues.AsBoolean(value) == true,
        _ => false,
    };

    private bool Matches(string name) => name switch
    {
        ErrorNames.All => true,
        ErrorNames.TaskFailed => Error == ErrorNames.TaskFailed || (IsTaskFailure && Error != ErrorNames.Timeout),
        ErrorNames.HeartbeatTimeout => IsHeartbeatTimeout || Error == ErrorNames.HeartbeatTimeout,
        _ => string.Equals(name, Error, StringComparison.Ordinal),
    };

    private JsonObject ToJson()
    {
        var json = new JsonObject();
        Add(json, ErrorMember, Error);
        Add(json, CauseMember, Cause);
        AddFlag(json, nameof(IsInterpreterError), IsInterpreterError);
        AddFlag(json, nameof(IsTaskFailure), IsTaskFailure);
        AddFlag(json, nameof(IsHeartbeatTimeout), IsHeartbeatTimeout);
        return json;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static void AddFlag(JsonObject json, string name, bool value)
    {
        if (value)
        {
            json[name] = true;
        }
    }
}
