using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// Templates that hold state machines and are not read yet: they are recognised, and the way out is told.
/// </summary>
internal sealed class OtherContainerReader : IDefinitionReader
{
    private const string WayOut = "Give the definition itself: the file that the template refers to, or what "
        + "'aws stepfunctions describe-state-machine' prints.";

    public bool CanRead(InputFile file) => Recognise(file) is not null;

    public IReadOnlyList<FoundDefinition> Read(InputFile file, DiagnosticBag diagnostics)
    {
        diagnostics.Report(
            DiagnosticDescriptors.ContainerNotSupported, SourceSpan.OfFile(file.Name), Recognise(file), WayOut);
        return [];
    }

    private static string? Recognise(InputFile file)
    {
        if (file.Format == SourceFormat.Terraform)
        {
            return file.Source.Text.Contains("aws_sfn_state_machine", StringComparison.Ordinal)
                ? "a Terraform configuration"
                : null;
        }

        return file.Root is not SourceObject root ? null
            : HasStateMachine(root) ? Template(root, file.Source.Text)
            : IsServerless(root) ? "a Serverless Framework configuration"
            : null;
    }

    private static bool HasStateMachine(SourceObject root) =>
        root.Find("Resources")?.Value is SourceObject resources
        && resources.Members.Any(static resource => resource.Value is SourceObject body
            && body.Find("Type")?.Value is SourceScalar
            {
                Text: "AWS::Serverless::StateMachine" or "AWS::StepFunctions::StateMachine",
            });

    private static string Template(SourceObject root, string text) =>
        root.Find("Transform") is not null ? "an AWS SAM template"
        : text.Contains("aws:cdk:path", StringComparison.Ordinal) ? "a template synthesised by the AWS CDK"
        : "a CloudFormation template";

    private static bool IsServerless(SourceObject root) =>
        root.Find("stepFunctions") is not null
        && (root.Find("service") is not null || root.Find("provider") is not null);
}
