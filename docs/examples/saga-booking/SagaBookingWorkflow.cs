// Converted by sfn2durable from the state machine 'saga-booking', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace SagaBooking;

/// <summary>
/// Books a trip: a flight, a hotel and the payment. What was booked is cancelled when a later booking fails.
/// </summary>
public sealed class SagaBookingWorkflow : IDurableWorkflow
{
    private static readonly TaskOptions ReserveFlightOptions = new()
    {
        Retry =
        [
            new Retrier("Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException")
            {
                IntervalSeconds = 2,
                MaxAttempts = 6,
            },
        ],
    };

    private static readonly TaskOptions TakePaymentOptions = new() { Timeout = TimeSpan.FromSeconds(30) };

    private static readonly TaskOptions SharedOptions = new()
    {
        Retry = [new Retrier("States.ALL") { MaxAttempts = 10, MaxDelaySeconds = 60 }],
    };

    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "saga-booking" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Reserve Flight", data);
        try
        {
            var flight = await states.InvokeAsync(
                "Reserve Flight",
                "arn:aws:lambda:eu-west-1:111122223333:function:reserve-flight",
                data,
                ReserveFlightOptions);
            data = data.With("$.flight", flight);
        }
        catch (StatesException error) when (error.Matches("States.ALL"))
        {
            data = data.With("$.error", error.Output);

            states.Enter("Booking Failed", data);
            throw new StatesException("BookingFailed", data.CausePath("$.error.Cause"));
        }

        states.Enter("Reserve Hotel", data);
        try
        {
            var hotel = await states.InvokeAsync(
                "Reserve Hotel",
                "arn:aws:lambda:eu-west-1:111122223333:function:reserve-hotel",
                new JsonObject
                {
                    ["traveller"] = data.Get("$.traveller"),
                    ["city"] = data.Get("$.destination", "city.$"),
                    ["arrival"] = data.Get("$.flight.arrival"),
                    ["nights"] = data.Get("$.nights"),
                });
            data = data.With("$.hotel", hotel);
        }
        catch (StatesException error) when (error.Matches("States.ALL"))
        {
            data = data.With("$.error", error.Output);
            return await CancelFlightAsync(data, states);
        }

        states.Enter("Take Payment", data);
        try
        {
            var payment = await states.InvokeAsync(
                "Take Payment",
                "arn:aws:lambda:eu-west-1:111122223333:function:take-payment",
                data,
                TakePaymentOptions);
            data = data.With("$.payment", payment);
        }
        catch (StatesException error) when (error.Matches("CardDeclined", "States.ALL"))
        {
            data = data.With("$.error", error.Output);

            states.Enter("Cancel Hotel", data);
            await states.InvokeAsync(
                "Cancel Hotel",
                "arn:aws:lambda:eu-west-1:111122223333:function:cancel-hotel",
                data,
                SharedOptions);
            return await CancelFlightAsync(data, states);
        }

        states.Enter("Booked", data);
        return new JsonObject
        {
            ["status"] = "BOOKED",
            ["flight"] = data.Get("$.flight.reference", "flight.$"),
            ["hotel"] = data.Get("$.hotel.reference", "hotel.$"),
            ["receipt"] = data.Get("$.payment.receipt"),
        };
    }

    // Entered from Reserve Hotel (Catch), Cancel Hotel (Next).
    private async Task<JsonNode?> CancelFlightAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Cancel Flight", data);
        await states.InvokeAsync(
            "Cancel Flight",
            "arn:aws:lambda:eu-west-1:111122223333:function:cancel-flight",
            data,
            SharedOptions);

        states.Enter("Booking Failed", data);
        throw new StatesException("BookingFailed", data.CausePath("$.error.Cause"));
    }
}
