// Converted by sfn2durable from the state machine 'human-approval', and kept up to date by it: adopt this file before
// you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace HumanApproval;

/// <summary>The substitutions that the definition leaves open.</summary>
public sealed class HumanApprovalSettings
{
    /// <summary>The value of ${ApprovalQueueUrl}.</summary>
    public required string ApprovalQueueUrl { get; init; }

    /// <summary>The value of ${NewsTopicArn}.</summary>
    public required string NewsTopicArn { get; init; }

    /// <summary>Reads every setting from the environment variable of its name and says which one is missing.</summary>
    public static HumanApprovalSettings FromEnvironment() => new()
    {
        ApprovalQueueUrl = Read("ApprovalQueueUrl"),
        NewsTopicArn = Read("NewsTopicArn"),
    };

    private static string Read(string name) =>
        Environment.GetEnvironmentVariable(name)
            ?? throw new InvalidOperationException(
                $"HumanApprovalWorkflow needs the environment variable {name}, which is not set.");
}
