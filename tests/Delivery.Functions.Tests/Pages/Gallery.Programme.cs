using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Programme =>
        new(StringComparer.Ordinal)
        {
            ["programme-district"] = html => html.RenderAsync(ProgrammeSamples.District),
            ["programme-city"] = html => html.RenderAsync(ProgrammeSamples.City),
            ["programme-by-street"] = html => html.RenderAsync(ProgrammeSamples.ByStreet),
            ["programme-by-district"] = html => html.RenderAsync(ProgrammeSamples.ByDistrict),
            ["programme-never-published"] = html => html.RenderAsync(ProgrammeSamples.NeverPublished),
            ["front-late"] = html => html.RenderAsync(ProgrammeSamples.Front with { NextPublishesAt = null }),
            ["programme-empty"] = html => html.RenderAsync(ProgrammeSamples.Empty),
            ["programme-unpublished"] = html => html.RenderAsync(ProgrammeSamples.Unpublished),
            ["programme-english"] = html => html.RenderAsync(ChannelSamples.English),
            ["programme-searched"] = html => html.RenderAsync(ChannelSamples.Searched),
            ["programme-older"] = html => html.RenderAsync(ChannelSamples.Older),
            ["programme-print"] = html => html.RenderAsync(ChannelSamples.Print),
            ["programme-print-places"] = html => html.RenderAsync(ChannelSamples.PrintPlaces),
            ["front-english"] = html => html.RenderAsync(ChannelSamples.FrontEnglish),
            ["staff-week"] = html => html.RenderAsync(ChannelSamples.Week),
            ["staff-week-held"] = html => html.RenderAsync(ChannelSamples.Held),
            ["staff-week-coming"] = html => html.RenderAsync(ChannelSamples.Coming),
            ["channel-form"] = html => html.RenderAsync(ChannelSamples.Form),
            ["webhooks"] = html => html.RenderAsync(WebhookSamples.All),
            ["webhooks-none"] = html => html.RenderAsync(WebhookSamples.None),
            ["webhook-form"] = html => html.RenderAsync(WebhookSamples.Changing),
            ["webhook-conflict"] = html => html.RenderAsync(WebhookSamples.Conflict),
            ["front"] = html => html.RenderAsync(ProgrammeSamples.Front),
        };
}
