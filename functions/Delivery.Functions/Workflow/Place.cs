using Azure.Data.Tables;

namespace Delivery.Functions.Workflow;

/// <summary>Where a command is saved: all of it in one partition, so that all of it is saved or nothing.</summary>
public sealed record Place(TableClient Table, string Partition);
