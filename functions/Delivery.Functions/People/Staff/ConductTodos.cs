using Delivery.Domain.Conduct.Suspensions;
using Delivery.Functions.Storage.Conduct;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>Streets whose suspension waits for a decision of the association.</summary>
internal static class ConductTodos
{
    public static IReadOnlyList<Todo> Of(IEnumerable<ConductListing> open) =>
        [.. open.Where(listing => listing.WaitsForStaff).Select(Todo)];

    private static Todo Todo(ConductListing listing) =>
        new(
            $"{What(listing.Stage)}：{listing.Name}",
            Paths.ConductOf(listing.Street),
            "办理",
            Detail: $"{listing.District} · 本季{listing.Violations}次违规"
        );

    private static string What(SuspensionStage? stage) =>
        stage switch
        {
            SuspensionStage.Proposed => "决定是否停止配送",
            SuspensionStage.Rectified => "看整改，决定是否恢复配送",
            _ => "答复申诉",
        };
}
