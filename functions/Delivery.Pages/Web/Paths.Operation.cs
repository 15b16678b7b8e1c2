namespace Delivery.Pages.Web;

public static partial class Paths
{
    // The audit log's chain.
    public const string AuditChain = "/staff/audit/verify";
    public const string AuditExport = "/staff/audit/export";
    public const string AuditFile = "/staff/audit/file";

    public static string AuditChainOf(DateOnly from, DateOnly to) =>
        $"{AuditChain}?from={Dates.Iso(from)}&to={Dates.Iso(to)}";
}
