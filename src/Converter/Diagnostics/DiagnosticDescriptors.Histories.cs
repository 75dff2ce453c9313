using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

/// <summary>What <c>verify</c> says about histories.</summary>
public static partial class DiagnosticDescriptors
{
    public static DiagnosticDescriptor HistoryMismatch { get; } = new(
        "SFN6101", Error, "The code does not do what the execution in '{0}' did: at '{1}', {2} differs.");

    public static DiagnosticDescriptor HistoryBeginMissing { get; } = new(
        "SFN6102", Warning, "The events begin with number {0}, and no file has those before it: give all pages of the history.");

    public static DiagnosticDescriptor HistoryEventMissing { get; } = new(
        "SFN6103", Warning, "Event {0} is missing, so a page is: give all pages of the history.");

    public static DiagnosticDescriptor HistoriesMixed { get; } = new(
        "SFN6104", Warning, "Event {0} stands here twice and says different things, so these are events of two executions: "
            + "write each history to a file of its own.");

    public static DiagnosticDescriptor HistoryOfAnotherMachine { get; } = new(
        "SFN6105", Warning, "This execution enters a state '{0}', which '{1}' does not have.{2} It belongs to another machine, or "
            + "to another version of this one: verify it with the definition it ran with.");

    public static DiagnosticDescriptor HistoryUnfinished { get; } = new(
        "SFN6106", Info, "The execution had not ended at event {0}, or the last page is missing: it is verified up to there.");

    public static DiagnosticDescriptor HistoryAborted { get; } = new(
        "SFN6107", Info, "The execution was stopped from outside at event {0}: it is verified up to there.");

    public static DiagnosticDescriptor HistoryWithoutData { get; } = new(
        "SFN6108", Warning, "There are no inputs and outputs in this history, so only the order of its states is compared with the "
            + "definition. Get it with: aws stepfunctions get-execution-history --include-execution-data.");

    public static DiagnosticDescriptor HistoryRedacted { get; } = new(
        "SFN6109", Warning, "The {0} of event {1} is {2}, so it was left out or blacked out, and the replay needs it: put JSON of "
            + "the same form in its place.");

    public static DiagnosticDescriptor HistoryTruncated { get; } = new(
        "SFN6110", Warning, "The {0} of event {1} was cut off for its length, and the replay needs it: get the history from "
            + "get-execution-history, which has it whole, instead of from a log.");

    public static DiagnosticDescriptor HistoryRedriven { get; } = new(
        "SFN6111", Warning, "The execution was redriven at event {0}; a durable execution is not, so it cannot be replayed. "
            + "Choose an execution that ran through.");

    public static DiagnosticDescriptor ChildrenNotRecorded { get; } = new(
        "SFN6112", Info, "The distributed Map '{0}' could not be run again with the histories that were given, so its result was "
            + "taken from this one and everything else was compared. To have it proven as well give the histories of all its "
            + "children, and --objects FOLDER where it reads objects.");

    public static DiagnosticDescriptor NothingVerified { get; } = new(
        "SFN6113", Error, "None of the histories could be replayed, so nothing is proven.");

    public static DiagnosticDescriptor ParentNotRecorded { get; } = new(
        "SFN6114", Warning, "This is a child of the distributed Map '{0}', and none of the histories is of an execution that "
            + "started it then with this input: give the history of the execution with the Map, too.");

    public static DiagnosticDescriptor MapResultNotRecorded { get; } = new(
        "SFN6115", Info, "The distributed Map '{0}' could not be run again with the histories that were given, and its result does "
            + "not stand in this one as it was: behind it only the order of the states was compared. To have it proven give the "
            + "histories of all its children, and --objects FOLDER where it reads objects.");
}
