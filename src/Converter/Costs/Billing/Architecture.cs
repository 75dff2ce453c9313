namespace Sfn2Durable.Costs.Billing;

/// <summary>The processor that the functions run on; it decides the price of a GB-second.</summary>
internal enum Architecture
{
    Arm64,
    X86,
}
