using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers.Apis;

/// <content>Files, networks, processes, databases.</content>
internal static partial class ApiTable
{
    private static ApiEntry[] Files() =>
    [
        new(Rules.InputOutput, "System.IO.File") { When = IsCall },
        new(Rules.InputOutput, "System.IO.Directory") { When = IsCall },
        new(Rules.InputOutput, "System.IO.Path", "GetTempFileName", "Exists"),
        new(
            Rules.InputOutput,
            "System.IO.FileSystemInfo",
            "Attributes",
            "CreationTime",
            "CreationTimeUtc",
            "Delete",
            "Exists",
            "LastAccessTime",
            "LastAccessTimeUtc",
            "LastWriteTime",
            "LastWriteTimeUtc",
            "Refresh"),
        new(Rules.InputOutput, "System.IO.FileInfo") { When = static m => IsCall(m) || m.Name == "Length" },
        new(Rules.InputOutput, "System.IO.DirectoryInfo") { When = IsCall },
        new(Rules.InputOutput, "System.IO.DriveInfo"),
        new(Rules.InputOutput, "System.IO.FileStream", Constructor),
        new(Rules.InputOutput, "System.IO.StreamReader", Constructor) { When = TakesPath },
        new(Rules.InputOutput, "System.IO.StreamWriter", Constructor) { When = TakesPath },
        new(Rules.InputOutput, "System.IO.FileSystemWatcher", Constructor),
        new(
            Rules.InputOutput,
            "System.Console",
            "In",
            "KeyAvailable",
            "OpenStandardInput",
            "Read",
            "ReadKey",
            "ReadLine"),
        new(Rules.InputOutput, "System.Diagnostics.Process") { When = IsCall },
    ];

    private static ApiEntry[] Networks() =>
    [
        new(Rules.InputOutput, "System.Net.Http.HttpMessageInvoker") { When = IsRequest },
        new(Rules.InputOutput, "System.Net.Http.Json.HttpClientJsonExtensions"),
        new(Rules.InputOutput, "System.Net.WebClient") { When = IsRequest },
        new(Rules.InputOutput, "System.Net.WebRequest") { When = IsRequest },
        new(Rules.InputOutput, "System.Net.Dns"),
        new(Rules.InputOutput, "System.Net.NetworkInformation.Ping"),
        new(Rules.InputOutput, "System.Net.Sockets.Socket"),
        new(Rules.InputOutput, "System.Net.Sockets.TcpClient"),
        new(Rules.InputOutput, "System.Net.Sockets.TcpListener"),
        new(Rules.InputOutput, "System.Net.Sockets.UdpClient"),
        new(Rules.InputOutput, "System.Net.WebSockets.WebSocket") { When = IsRequest },
        new(Rules.InputOutput, "System.Net.WebSockets.ClientWebSocket") { When = IsRequest },
        new(Rules.InputOutput, "System.Net.Mail.SmtpClient", "Send", "SendAsync", "SendMailAsync"),
        new(Rules.InputOutput, "System.Data.Common.DbConnection", "Open", "OpenAsync", "BeginTransaction"),
        new(Rules.InputOutput, "System.Data.Common.DbCommand") { When = IsExecution },
        new(Rules.InputOutput, "System.Data.IDbConnection", "Open", "BeginTransaction"),
        new(Rules.InputOutput, "System.Data.IDbCommand") { When = IsExecution },
        new(Rules.InputOutput, "Microsoft.EntityFrameworkCore.DbContext") { When = IsRequest },
        new(Rules.InputOutput, "Microsoft.EntityFrameworkCore.DbContext", "SaveChanges", "Find"),
        new(Rules.InputOutput, "Amazon.Runtime.IAmazonService") { When = IsRequest },
        new(Rules.InputOutput, "Durable.Runtime.Asl.IAwsServices") { When = IsRequest },
    ];

    /// <summary>A method that answers later: the ones that only set something up do not.</summary>
    private static bool IsRequest(ISymbol member) =>
        IsCall(member)
        && member is IMethodSymbol { ReturnType.Name: var answer, Name: var name }
        && (answer is "Task" or "ValueTask" or "HttpResponseMessage" or "WebResponse"
            || name.StartsWith("Download", StringComparison.Ordinal)
            || name.StartsWith("Upload", StringComparison.Ordinal));

    private static bool IsExecution(ISymbol member) =>
        IsCall(member) && member.Name.StartsWith("Execute", StringComparison.Ordinal);

    private static bool TakesPath(ISymbol member) =>
        member is IMethodSymbol method
        && method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_String;
}
