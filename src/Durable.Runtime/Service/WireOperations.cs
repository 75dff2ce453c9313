using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Service;

/// <summary>Operations between the wire and the engine.</summary>
internal static class WireOperations
{
    /// <summary>The engine's record of an operation; <c>null</c> for one of a kind we do not know.</summary>
    public static OperationRecord? ToRecord(Operation operation)
    {
        if (operation.Id is null
            || Wire.TypeOf(operation.Type) is not { } type
            || Wire.StatusOf(operation.Status) is not { } status)
        {
            return null;
        }

        return new OperationRecord
        {
            Id = operation.Id,
            Type = type,
            Status = status,
            ParentId = operation.ParentId,
            Name = WireNames.Unescape(operation.Name),
            SubType = operation.SubType,
            StartTimestamp = operation.StartTimestamp ?? 0,
            EndTimestamp = operation.EndTimestamp,
            Result = ResultOf(operation),
            Error = ErrorOf(operation),
            Attempt = operation.StepDetails?.Attempt ?? 0,
            DueTimestamp = operation.StepDetails?.NextAttemptTimestamp ?? operation.WaitDetails?.ScheduledEndTimestamp,
            CallbackId = operation.CallbackDetails?.CallbackId,
            ReplayChildren = operation.ContextDetails?.ReplayChildren ?? false,
        };
    }

    /// <summary>The wire's form of a record.</summary>
    public static Operation FromRecord(OperationRecord record)
    {
        var operation = new Operation
        {
            Id = record.Id,
            Type = Wire.NameOf(record.Type),
            Status = Wire.NameOf(record.Status),
            ParentId = record.ParentId,
            Name = record.Name,
            SubType = record.SubType,
            StartTimestamp = record.StartTimestamp,
            EndTimestamp = record.EndTimestamp,
        };
        AddDetails(operation, record);
        return operation;
    }

    private static void AddDetails(Operation operation, OperationRecord record)
    {
        var (result, error) = (record.Result, record.Error);
        switch (record.Type)
        {
            case OperationType.Step:
                operation.StepDetails = new StepDetails
                {
                    Result = result, Error = error, Attempt = record.Attempt, NextAttemptTimestamp = record.DueTimestamp,
                };
                break;
            case OperationType.Wait:
                operation.WaitDetails = new WaitDetails { ScheduledEndTimestamp = record.DueTimestamp };
                break;
            case OperationType.Callback:
                operation.CallbackDetails =
                    new CallbackDetails { CallbackId = record.CallbackId, Result = result, Error = error };
                break;
            case OperationType.ChainedInvoke:
                operation.ChainedInvokeDetails = new ChainedInvokeDetails { Result = result, Error = error };
                break;
            case OperationType.Context:
                operation.ContextDetails = new ContextDetails
                {
                    Result = result, Error = error, ReplayChildren = record.ReplayChildren ? true : null,
                };
                break;
            default:
                break;
        }
    }

    private static string? ResultOf(Operation operation) =>
        operation.StepDetails?.Result
        ?? operation.ContextDetails?.Result
        ?? operation.CallbackDetails?.Result
        ?? operation.ChainedInvokeDetails?.Result;

    private static ErrorObject? ErrorOf(Operation operation) =>
        operation.StepDetails?.Error
        ?? operation.ContextDetails?.Error
        ?? operation.CallbackDetails?.Error
        ?? operation.ChainedInvokeDetails?.Error;
}
