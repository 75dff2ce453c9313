using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

/// <summary>Every kind of message, one partial file for each room.</summary>
public static partial class DiagnosticDescriptors
{
    // Prices.
    public static DiagnosticDescriptor UnknownRegion { get; } = new(
        "SFN5001", Error, "There are no prices for a Region '{0}'.{1} Give them with --prices file.json.");

    public static DiagnosticDescriptor NotAPriceFile { get; } = new(
        "SFN5002", Error, "A price file is an object with 'region' and 'prices', or {{ \"regions\": [ … ] }} with several of them.");

    public static DiagnosticDescriptor UnknownPriceKey { get; } = new(
        "SFN5003", Error, "A price file has no '{0}'.{1}");

    public static DiagnosticDescriptor InvalidPrice { get; } = new(
        "SFN5004", Error, "The price '{0}' has to be a number from 0 to 1000, null for unknown, or an object with 'price' or, "
            + "where it has tiers, 'tiers'.");

    public static DiagnosticDescriptor PriceAssumed { get; } = new(
        "SFN5005", Info, "{0}: no price is known for {1}; the one of {2} is assumed.");

    // The usage file.
    public static DiagnosticDescriptor NotAMapping { get; } = new(
        "SFN5101", Error, "{0} has to be a mapping: names, a colon, and their values.");

    public static DiagnosticDescriptor UnknownUsageKey { get; } = new(
        "SFN5102", Error, "A usage file has no '{0}' here.{1}");

    public static DiagnosticDescriptor UsageKeyTwice { get; } = new(
        "SFN5103", Error, "'{0}' is given twice. Remove one of them.");

    public static DiagnosticDescriptor NotANumber { get; } = new(
        "SFN5104", Error, "'{0}' has to be a number, such as {1}.");

    public static DiagnosticDescriptor NumberOutOfRange { get; } = new(
        "SFN5105", Error, "'{0}' is {1}; it has to lie between {2} and {3}.");

    public static DiagnosticDescriptor NotAChoice { get; } = new(
        "SFN5106", Error, "'{0}' has to be {1}.{2}");

    // The usage file and the machines.
    public static DiagnosticDescriptor UnknownMachine { get; } = new(
        "SFN5107", Warning, "No machine is called '{0}'; its settings are not used.{1}");

    public static DiagnosticDescriptor UnknownUsageState { get; } = new(
        "SFN5108", Error, "{0} state '{1}'.{2}");

    public static DiagnosticDescriptor UsageDoesNotApply { get; } = new(
        "SFN5109", Warning, "'{0}' changes nothing for '{1}', a {2}. {3}");

    public static DiagnosticDescriptor UnknownBranch { get; } = new(
        "SFN5110", Error, "The Choice '{0}' never goes to '{1}'. It goes to {2}.");

    public static DiagnosticDescriptor SharesDoNotAddUp { get; } = new(
        "SFN5111", Error, "The shares of the branches of '{0}' add up to {1}, not to 1.");

    // Execution histories.
    public static DiagnosticDescriptor HistoryNotJson { get; } = new(
        "SFN5201", Error, "This is not JSON. Write the history with: aws stepfunctions get-execution-history --output json.");

    public static DiagnosticDescriptor NoHistory { get; } = new(
        "SFN5202", Error, "There are no events here. A history is an object with 'events', as "
            + "aws stepfunctions get-execution-history writes it.");

    public static DiagnosticDescriptor HistoryWithoutStart { get; } = new(
        "SFN5203", Warning, "The events begin with number {0}, and no file has those before it; they are not counted.");

    public static DiagnosticDescriptor HistoryWithoutEnd { get; } = new(
        "SFN5204", Warning, "The execution had not ended at event {0}, or a page is missing; it is not counted.");

    public static DiagnosticDescriptor HistoryWithGap { get; } = new(
        "SFN5205", Warning, "Event {0} is missing, so a page is; the execution is not counted.");

    public static DiagnosticDescriptor HistoryOfAnother { get; } = new(
        "SFN5206", Warning, "No definition has a state '{0}' as this execution has; it is not counted.");

    public static DiagnosticDescriptor HistoryWithMapRuns { get; } = new(
        "SFN5207", Info, "The children of {0} Map Runs have histories of their own; their number and their states are "
            + "assumed.");

    public static DiagnosticDescriptor HistoryIsDescription { get; } = new(
        "SFN5208", Error, "This is what describe-execution answers, which has no events. Give the output of: "
            + "aws stepfunctions get-execution-history --execution-arn ….");
}
