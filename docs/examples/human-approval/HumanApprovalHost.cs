// Converted by sfn2durable from the state machine 'human-approval', and kept up to date by it: adopt this file before
// you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;

namespace HumanApproval;

/// <summary>Hosts HumanApprovalWorkflow on the embedded engine.</summary>
public static class HumanApprovalHost
{
    /// <summary>
    /// Runs one execution with the JSON of the first argument as its input, and prints its output. The second argument
    /// is its name: started again with it, the program goes on with that execution. All are kept in the file that the
    /// environment variable DURABLE_STORE names. Returns 1 where a setting is missing, the input is no JSON or the
    /// execution fails.
    /// </summary>
    public static async Task<int> Main(string[] args)
    {
        var text = args.Length > 0 ? args[0] : "{}";
        if (!ServiceJson.TryParse(text, out var input, out var problem))
        {
            Console.Error.WriteLine($"The input is no JSON: {problem}");
            return 1;
        }

        var store = Environment.GetEnvironmentVariable("DURABLE_STORE") ?? "HumanApproval.db";
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = new SqliteExecutionStore(store) });

        try
        {
            Register(host);
        }
        catch (InvalidOperationException missing)
        {
            Console.Error.WriteLine(missing.Message);
            return 1;
        }

        var name = args.Length > 1 ? args[1] : null;
        try
        {
            var result = await host.RunAsync<JsonNode?, JsonNode?>("human-approval", input, name);
            Console.WriteLine(ServiceJson.Write(result));
            return 0;
        }
        catch (ExecutionFailedException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    /// <summary>Registers the workflow under the state machine's name.</summary>
    public static void Register(EmbeddedHost host)
    {
        var settings = HumanApprovalSettings.FromEnvironment();
        host.RegisterWorkflow(
            "human-approval",
            () => new HumanApprovalWorkflow(new HumanApprovalTasks(UnavailableAwsServices.Instance), settings));
    }
}
