using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

/// <content>What breaks a rule of the language, or is likely not what was meant.</content>
public static partial class DiagnosticDescriptors
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED";

    // Objects and their fields.
    public static DiagnosticDescriptor NotAnObject { get; } = new(
        "SFN2001", Error, "A definition is an object with 'StartAt' and 'States', not {0}.", Schema);

    public static DiagnosticDescriptor FieldRequired { get; } = new(
        "SFN2002", Error, "{0} has no '{1}'.", Schema);

    public static DiagnosticDescriptor UnknownField { get; } = new(
        "SFN2003", Error, "'{0}' is not a field of {1}.{2}", Schema);

    public static DiagnosticDescriptor WrongType { get; } = new(
        "SFN2004", Error, "'{0}' has to be {1}, not {2}.", Schema);

    public static DiagnosticDescriptor EmptyValue { get; } = new(
        "SFN2005", Error, "'{0}' cannot be empty.", Schema);

    public static DiagnosticDescriptor OutOfRange { get; } = new(
        "SFN2006", Error, "'{0}' has to be {1}, not {2}.", Schema);

    public static DiagnosticDescriptor NotOneOf { get; } = new(
        "SFN2007", Error, "'{0}' has to be one of {1}, not '{2}'.{3}", Schema);

    public static DiagnosticDescriptor OnlyOneOf { get; } = new(
        "SFN2008", Error, "{0} has '{1}', which exclude each other. Keep one of them.", Schema);

    public static DiagnosticDescriptor OneOfRequired { get; } = new(
        "SFN2009", Error, "{0} needs one of '{1}'.", Schema);

    public static DiagnosticDescriptor DuplicateKey { get; } = new(
        "SFN2010", Warning, "'{0}' was given before at line {1}, column {2}; only the last value counts.");

    public static DiagnosticDescriptor ValueMustBeGiven { get; } = new(
        "SFN2011", Error, "'{1}' has to be known before the conversion: give the value of {0} with --substitute.");

    public static DiagnosticDescriptor FieldOfOtherLanguage { get; } = new(
        "SFN2012", Error, "'{0}' is a field of {1} states, but the query language of {2} is {3}.{4}", Schema);

    public static DiagnosticDescriptor QueryLanguageDowngrade { get; } = new(
        "SFN2013", Error,
        "State '{0}' cannot go back to JSONPath, because the whole machine is set to JSONata.", Schema);

    public static DiagnosticDescriptor TooDeeplyNested { get; } = new(
        "SFN2014", Error,
        "Parallel branches and Map processors are nested deeper than {0} levels here.", "TOO_DEEPLY_NESTED");

    // States and their graph.
    public static DiagnosticDescriptor InvalidStateName { get; } = new(
        "SFN2101", Error, "A state name has 1 to 80 characters; this one has {0}.", "INVALID_STATE_NAME");

    public static DiagnosticDescriptor DuplicateStateName { get; } = new(
        "SFN2102", Error,
        "There is another state '{0}' at line {1}, column {2}. Names are unique in the whole machine, branches "
            + "included.", "DUPLICATE_STATE_NAME");

    public static DiagnosticDescriptor UnreachableState { get; } = new(
        "SFN2103", Error, "No way leads from the start to state '{0}'.", "MISSING_TRANSITION_TARGET");

    public static DiagnosticDescriptor MissingTarget { get; } = new(
        "SFN2104", Error, "State '{0}' goes to '{1}', which does not exist.{2}", "MISSING_TRANSITION_TARGET");

    public static DiagnosticDescriptor MissingStart { get; } = new(
        "SFN2105", Error, "'StartAt' names '{0}', which does not exist.{1}", "MISSING_TRANSITION_TARGET");

    public static DiagnosticDescriptor TargetInOtherScope { get; } = new(
        "SFN2106", Error,
        "State '{0}' goes to '{1}', which stands in another branch. Transitions stay inside their own 'States'.",
        "MISSING_TRANSITION_TARGET");

    public static DiagnosticDescriptor NoTerminalState { get; } = new(
        "SFN2107", Error,
        "These states never end: one of them has to be a Succeed or a Fail, or have \"End\": true.",
        "MISSING_END_STATE");

    public static DiagnosticDescriptor NextOrEndRequired { get; } = new(
        "SFN2108", Error, "State '{0}' has neither 'Next' nor 'End'.", Schema);

    public static DiagnosticDescriptor NextAndEnd { get; } = new(
        "SFN2109", Error, "State '{0}' has both 'Next' and 'End'. Keep one of them.", Schema);

    public static DiagnosticDescriptor EndNotTrue { get; } = new(
        "SFN2110", Error, "'End' can only be true. Leave it out and give a 'Next'.", Schema);

    // Tasks.
    public static DiagnosticDescriptor UnknownResource { get; } = new(
        "SFN2201", Error, "The resource '{0}' is not known: {1}", Schema);

    public static DiagnosticDescriptor PatternNotSupported { get; } = new(
        "SFN2202", Error, "'{0}' cannot be used with '{1}', which supports {2}.", Schema);

    public static DiagnosticDescriptor HeartbeatTooLong { get; } = new(
        "SFN2203", Error, "'HeartbeatSeconds' ({0}) has to be smaller than 'TimeoutSeconds' ({1}).", Schema);

    public static DiagnosticDescriptor ParameterRequired { get; } = new(
        "SFN2204", Error, "{0} needs '{1}'.", Schema);

    public static DiagnosticDescriptor TokenNotPassed { get; } = new(
        "SFN2205", Warning,
        "State '{0}' waits for a callback, but its request does not have the task token ({1}). Nobody can answer "
            + "it.");

    public static DiagnosticDescriptor UnrecognisedResource { get; } = new(
        "SFN2207", Warning,
        "The service does not know the resource '{0}': {1} It is taken for a Lambda function of that name.");

    public static DiagnosticDescriptor PlaceholderResource { get; } = new(
        "SFN2206", Warning,
        "The resource {0} is taken for the ARN of a Lambda function. Where it is something else, give its value "
            + "with --substitute.");

    public static DiagnosticDescriptor RoleArnMisspelled { get; } = new(
        "SFN2208", Error, "'Credentials' has no 'RoleArn', but '{0}', which may not be taken for it. Write 'RoleArn'.");

    // Waits, choices, maps.
    public static DiagnosticDescriptor InvalidTimestamp { get; } = new(
        "SFN2301", Error, "'{0}' has to be an RFC 3339 timestamp such as 2026-03-14T01:59:00Z, not '{1}'.", Schema);

    public static DiagnosticDescriptor OneOperatorRequired { get; } = new(
        "SFN2302", Error, "A choice rule has exactly one comparison, 'And', 'Or' or 'Not'; this one has {0}.", Schema);

    public static DiagnosticDescriptor OperandType { get; } = new(
        "SFN2303", Error, "'{0}' compares with {1}, not with {2}.", Schema);

    public static DiagnosticDescriptor NestedRuleField { get; } = new(
        "SFN2304", Error, "'{0}' belongs to the outermost rule, not to a rule inside 'And', 'Or' or 'Not'.", Schema);

    public static DiagnosticDescriptor NoDefault { get; } = new(
        "SFN2305", Warning, "Choice '{0}' has no 'Default': when no rule matches, it fails with States.Runtime.");

    public static DiagnosticDescriptor RuleNeverAsked { get; } = new(
        "SFN2306", Warning, "This rule is never asked, because the rule at line {0} is always true.");

    public static DiagnosticDescriptor ConstantCondition { get; } = new(
        "SFN2307", Warning, "This condition is always {0}.");

    public static DiagnosticDescriptor DistributedOnly { get; } = new(
        "SFN2308", Warning, "'{0}' needs a processor in DISTRIBUTED mode, which 'ProcessorConfig' does not say.{1}");

    public static DiagnosticDescriptor BatchWithoutLimit { get; } = new(
        "SFN2311", Warning, "'ItemBatcher' has none of '{0}': how many items make a batch is left to the service.");

    public static DiagnosticDescriptor ParquetReaderNeeded { get; } = new(
        "SFN2312", Warning,
        "The items of '{0}' are in Parquet, and no package here reads it: until the host gives an IParquetReader in its "
            + "StatesEnvironment, the state fails with States.ItemReaderFailed.");

    public static DiagnosticDescriptor InvalidLabel { get; } = new(
        "SFN2309", Error,
        "A label has 1 to 40 characters, without blanks, brackets and the signs ?*<>{{}}:;,\\|^~$#%&`\".",
        "INVALID_LABEL_NAME");

    public static DiagnosticDescriptor DuplicateLabel { get; } = new(
        "SFN2310", Error, "Another Map has the label '{0}' too.", "DUPLICATE_LABEL_NAME");

    // Retry and Catch.
    public static DiagnosticDescriptor StatesAllPlace { get; } = new(
        "SFN2401", Error,
        "'States.ALL' has to stand alone in 'ErrorEquals', and in the last element of '{0}'.", Schema);

    public static DiagnosticDescriptor UnknownErrorName { get; } = new(
        "SFN2402", Warning, "'{0}' is not an error that the service raises; it never matches.{1}");

    public static DiagnosticDescriptor RuntimeNeverMatches { get; } = new(
        "SFN2403", Warning, "'States.Runtime' is never retried or caught; it never matches.");

    public static DiagnosticDescriptor HiddenErrors { get; } = new(
        "SFN2404", Warning, "'{0}' stands in an earlier element of '{1}' (line {2}), which always goes first.");

    public static DiagnosticDescriptor TaskFailedOnScope { get; } = new(
        "SFN2405", Warning,
        "'States.TaskFailed' on a {0} matches only an error of exactly that name, not every failure inside.");

    public static DiagnosticDescriptor MaxDelayTooSmall { get; } = new(
        "SFN2406", Error, "'MaxDelaySeconds' ({0}) has to be greater than 'IntervalSeconds' ({1}).", Schema);

    // Paths, templates and intrinsic functions.
    public static DiagnosticDescriptor InvalidPath { get; } = new(
        "SFN2501", Error, "'{0}' is not a path: {1}", Schema);

    public static DiagnosticDescriptor NotAReferencePath { get; } = new(
        "SFN2502", Error, "'{0}' has to lead to a single place, such as $.a.b or $.list[0]; '{1}' does not.", Schema);

    public static DiagnosticDescriptor InvalidPathOrCall { get; } = new(
        "SFN2503", Error, "The value of '{0}' is neither a path nor a call of an intrinsic function: {1}", Schema);

    public static DiagnosticDescriptor FieldGivenTwice { get; } = new(
        "SFN2504", Error, "'{0}' and '{0}.$' give one field two values. Keep one of them.", Schema);

    public static DiagnosticDescriptor ResultPathRoot { get; } = new(
        "SFN2505", Error,
        "'ResultPath' puts the result into the state's input, so it starts with '$.'; '{0}' does not.", Schema);

    public static DiagnosticDescriptor IntrinsicArguments { get; } = new(
        "SFN2506", Warning, "{0}; the call fails when it is made.");

    public static DiagnosticDescriptor IntrinsicNotText { get; } = new(
        "SFN2507", Error, "'{0}' needs a text, and {1} does not give one.", Schema);

    public static DiagnosticDescriptor NoDollar { get; } = new(
        "SFN2508", Warning, "'{0}' is taken as text. To have it evaluated, name the field '{1}.$'.", "NO_DOLLAR");

    public static DiagnosticDescriptor NoPath { get; } = new(
        "SFN2509", Warning, "'{0}' is taken as text. To have it looked up, name the field '{1}Path'.", "NO_PATH");

    public static DiagnosticDescriptor PassResultIsStatic { get; } = new(
        "SFN2510", Warning,
        "'Result' is never evaluated: '{0}' goes out as it stands. Use 'Parameters' for values of the input.",
        "PASS_RESULT_IS_STATIC");

    public static DiagnosticDescriptor TokenOutsideCallback { get; } = new(
        "SFN2511", Warning, "Only a task whose resource ends in .waitForTaskToken has a token; '{0}' fails here.");

    public static DiagnosticDescriptor ItemOutsideMap { get; } = new(
        "SFN2512", Warning, "Only a Map and the states inside an inline Map have a current item; '{0}' fails here.");

    // JSONata.
    public static DiagnosticDescriptor InvalidExpression { get; } = new(
        "SFN2601", Error, "This is not a JSONata expression: {0}", Schema);

    public static DiagnosticDescriptor HalfExpression { get; } = new(
        "SFN2602", Error, "An expression begins with {{% and ends with %}}; here one of them is missing.", Schema);

    public static DiagnosticDescriptor BlanksAroundExpression { get; } = new(
        "SFN2603", Warning,
        "This is taken as text, because {{% and %}} have to be the very first and last characters.");

    public static DiagnosticDescriptor StatesMember { get; } = new(
        "SFN2604", Error, "There is no '$states.{0}' here.{1}", Schema);

    public static DiagnosticDescriptor ExpressionExpected { get; } = new(
        "SFN2605", Error, "'{0}' has to be {1} or an expression in {{% %}}, not {2}.", Schema);

    public static DiagnosticDescriptor UnknownFunction { get; } = new(
        "SFN2606", Warning, "There is no function '${0}' here; the call fails when it is made.");

    public static DiagnosticDescriptor NoInputDocument { get; } = new(
        "SFN2607", Warning, "'{0}' refers to nothing here. The input of the state is $states.input.");

    // Variables.
    public static DiagnosticDescriptor InvalidVariableName { get; } = new(
        "SFN2701", Error, "'{0}' cannot be a variable: a name has 1 to 80 characters and is not 'states'.", Schema);

    public static DiagnosticDescriptor UnusualVariableName { get; } = new(
        "SFN2705", Warning,
        "'{0}' is no identifier (letters, digits and underscores, not a digit first); the service wants one.");

    public static DiagnosticDescriptor OuterVariable { get; } = new(
        "SFN2702", Error,
        "The variable '{0}' belongs to the scope around this one (line {1}); give this one another name.", Schema);

    public static DiagnosticDescriptor VariableOutsideDistributedMap { get; } = new(
        "SFN2703", Warning,
        "The iterations of a distributed Map are executions of their own and do not see the variable '{0}'. Pass "
            + "it in with 'ItemSelector'.");

    public static DiagnosticDescriptor UnassignedVariable { get; } = new(
        "SFN2704", Warning, "No state assigns the variable '{0}'.{1}");

    // Express machines.
    public static DiagnosticDescriptor ExpressCallback { get; } = new(
        "SFN2801", Error, "An Express machine cannot wait for a task token.", Schema);

    public static DiagnosticDescriptor ExpressJob { get; } = new(
        "SFN2802", Error, "An Express machine cannot wait for a job ('.sync').", Schema);

    public static DiagnosticDescriptor ExpressActivity { get; } = new(
        "SFN2803", Error, "An Express machine cannot use activities.", Schema);

    public static DiagnosticDescriptor ExpressDistributedMap { get; } = new(
        "SFN2804", Error, "An Express machine cannot have a distributed Map.", Schema);
}
