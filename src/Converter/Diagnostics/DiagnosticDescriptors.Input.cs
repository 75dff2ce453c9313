using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

/// <summary>Every kind of message, one partial file for each room.</summary>
public static partial class DiagnosticDescriptors
{
    // Files and folders.
    public static DiagnosticDescriptor FileNotFound { get; } = new(
        "SFN1001", Error, "There is no file or folder '{0}'. Check the path; it is looked up from the current folder.");

    public static DiagnosticDescriptor FileUnreadable { get; } = new(
        "SFN1002", Error, "'{0}' cannot be read: {1}");

    public static DiagnosticDescriptor NothingFound { get; } = new(
        "SFN1003", Error, "'{0}' has no file that could hold a state machine (JSON, YAML or a template of them).");

    public static DiagnosticDescriptor FileTooLarge { get; } = new(
        "SFN1004", Error, "The file is larger than {0} MB, which no definition is.");

    public static DiagnosticDescriptor EmptyFile { get; } = new(
        "SFN1005", Error,
        "The file is empty. A definition is an object with 'StartAt' and 'States'.", "SCHEMA_VALIDATION_FAILED");

    public static DiagnosticDescriptor InvalidEncoding { get; } = new(
        "SFN1006", Error, "This is not {0} text. Save the file as UTF-8.");

    // JSON.
    public static DiagnosticDescriptor InvalidJson { get; } = new(
        "SFN1101", Error, "This is not JSON: {0}", "INVALID_JSON_DESCRIPTION");

    public static DiagnosticDescriptor TruncatedJson { get; } = new(
        "SFN1102", Error, "The text ends inside {0} that begins at line {1}, column {2}.", "INVALID_JSON_DESCRIPTION");

    public static DiagnosticDescriptor JsonComment { get; } = new(
        "SFN1103", Warning, "Comments are ignored here, but the service does not accept them in JSON.");

    public static DiagnosticDescriptor TrailingComma { get; } = new(
        "SFN1104", Warning,
        "A comma after the last element is ignored here, but the service does not accept it in JSON.");

    public static DiagnosticDescriptor Json5Syntax { get; } = new(
        "SFN1105", Warning, "{0} is read as JSON5, but the service does not accept it in JSON.");

    public static DiagnosticDescriptor TooDeep { get; } = new(
        "SFN1106", Error,
        "Objects and arrays are nested deeper than {0} levels here, more than a definition may have.",
        "INVALID_JSON_DESCRIPTION");

    // YAML.
    public static DiagnosticDescriptor InvalidYaml { get; } = new(
        "SFN1201", Error, "This is not YAML: {0}", "INVALID_JSON_DESCRIPTION");

    public static DiagnosticDescriptor YamlTag { get; } = new(
        "SFN1202", Error,
        "The tag '{0}' belongs to a template, not to a definition. Write the value itself, or a placeholder such "
            + "as ${{Name}} and give its value with --substitute Name=Value.");

    public static DiagnosticDescriptor YamlAliasCycle { get; } = new(
        "SFN1203", Error, "The alias '*{0}' stands inside the value it refers to.");

    public static DiagnosticDescriptor YamlUnknownAlias { get; } = new(
        "SFN1204", Error, "The alias '*{0}' refers to no anchor '&{0}' before it.");

    public static DiagnosticDescriptor YamlExpansion { get; } = new(
        "SFN1205", Error, "With its aliases written out this text would have more than {0} values.");

    public static DiagnosticDescriptor YamlKey { get; } = new(
        "SFN1206", Error, "A key has to be a single text here, not a list or a mapping.");

    public static DiagnosticDescriptor YamlSeveralDocuments { get; } = new(
        "SFN1207", Warning, "Another YAML document begins here; only the first one of a file is read.");

    // What the file holds.
    public static DiagnosticDescriptor NotAStateMachine { get; } = new(
        "SFN1301", Error,
        "This holds no state machine: neither an object with 'StartAt' and 'States', nor one under 'definition'.",
        "SCHEMA_VALIDATION_FAILED");

    public static DiagnosticDescriptor FileSkipped { get; } = new(
        "SFN1302", Info, "Skipped: the file holds no state machine.");

    public static DiagnosticDescriptor ContainerNotSupported { get; } = new(
        "SFN1303", Error, "This is {0}, which is not read yet. {1}");

    public static DiagnosticDescriptor DefinitionTooLong { get; } = new(
        "SFN1304", Error,
        "The definition has {0} characters; the service accepts 1,048,576. Move literal data out of it, or split "
            + "the machine.", "SCHEMA_VALIDATION_FAILED");

    public static DiagnosticDescriptor DefinitionLongAsWritten { get; } = new(
        "SFN1305", Warning,
        "The definition has {0} characters as written; the service accepts 1,048,576. Without white space it has "
            + "{1}.");

    // Substitutions.
    public static DiagnosticDescriptor SubstitutionNotJson { get; } = new(
        "SFN1401", Error, "The value given for '{0}' stands outside quotes here and has to be JSON: {1}");

    public static DiagnosticDescriptor InvalidSubstitution { get; } = new(
        "SFN1402", Error, "'{0}' is not a substitution. Write Name=Value.");

    public static DiagnosticDescriptor InvalidSubstitutionFile { get; } = new(
        "SFN1403", Error, "A file of substitutions is one JSON object of names and values.");

    public static DiagnosticDescriptor UnusedSubstitution { get; } = new(
        "SFN1404", Warning, "No definition has a placeholder '{0}'.{1}");
}
