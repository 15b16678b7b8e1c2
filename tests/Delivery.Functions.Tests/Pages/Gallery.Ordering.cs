using Delivery.Domain.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Ordering =>
        new(StringComparer.Ordinal)
        {
            ["order-form-new"] = html => html.RenderAsync(OrderFormSamples.NewOrder),
            ["order-form-refused"] = html => html.RenderAsync(OrderFormSamples.RefusedOrder),
            ["order-form-draft"] = html => html.RenderAsync(OrderFormSamples.DraftedOrder),
            ["order-form-returned"] = html => html.RenderAsync(OrderFormSamples.ReturnedOrder),
            ["street-home"] = html => html.RenderAsync(OrderingSamples.StreetHome),
            ["street-home-empty"] = html => html.RenderAsync(OrderingSamples.EmptyStreetHome),
            ["order"] = html => html.RenderAsync(OrderingSamples.Course),
            ["order-preparing"] = html =>
                html.RenderAsync(OrderingSamples.Course with { Preparation = RosterSamples.Preparation }),
            ["order-returned"] = html => html.RenderAsync(OrderingSamples.Waiting),
            ["plan-list"] = html => html.RenderAsync(ReviewSamples.Plans),
            ["plan-list-none"] = html => html.RenderAsync(ReviewSamples.NoPlans),
            ["review-list"] = html => html.RenderAsync(ReviewSamples.ReviewList),
            ["review-list-empty"] = html => html.RenderAsync(ReviewSamples.EmptyReviewList),
            ["review"] = html => html.RenderAsync(ReviewSamples.Review),
            ["review-decided"] = html => html.RenderAsync(ReviewSamples.Decided),
            ["order-trend"] = html =>
                html.RenderAsync(OrderingSamples.Course with { Trend = new HeadcountTrend([30, 24, 12], 20) }),
            ["agreement"] = html => html.RenderAsync(AgreementSamples.ToSign),
            ["agreement-link"] = html => html.RenderAsync(AgreementSamples.BehindLink),
            ["agreement-refused"] = html => html.RenderAsync(AgreementSamples.Refused),
            ["agreement-signed"] = html => html.RenderAsync(AgreementSamples.Signed),
            ["agreement-none"] = html => html.RenderAsync(AgreementSamples.NoText),
            ["agreement-list"] = html => html.RenderAsync(AgreementSamples.List),
            ["agreement-list-in-force"] = html => html.RenderAsync(AgreementSamples.InForce),
            ["agreement-list-none"] = html => html.RenderAsync(AgreementSamples.Nobody),
            ["agreement-text-form"] = html => html.RenderAsync(AgreementSamples.TextForm),
            ["plan"] = html => html.RenderAsync(AgreementSamples.Plan),
            ["plan-refused"] = html => html.RenderAsync(AgreementSamples.RefusedPlan),
            ["plan-read"] = html => html.RenderAsync(AgreementSamples.PlanRead),
            ["order-import"] = html => html.RenderAsync(AgreementSamples.Import),
            ["order-import-checked"] = html => html.RenderAsync(AgreementSamples.CheckedImport),
            ["order-import-right"] = html => html.RenderAsync(AgreementSamples.RightImport),
            ["order-import-refused"] = html => html.RenderAsync(AgreementSamples.RefusedImport),
        };
}
