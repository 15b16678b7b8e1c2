using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Operation =>
        new(StringComparer.Ordinal)
        {
            ["staff-home"] = html => html.RenderAsync(SettlementSamples.StaffHome),
            ["instances"] = html => html.RenderAsync(OperationSamples.Instances),
            ["instances-none"] = html => html.RenderAsync(OperationSamples.NoInstances),
            ["instance-failed"] = html => html.RenderAsync(OperationSamples.Failed),
            ["instance-waiting"] = html => html.RenderAsync(OperationSamples.Waiting),
            ["missing-year"] = html => html.RenderAsync(OperationSamples.MissingYear),
            ["missing-year-none"] = html =>
                html.RenderAsync(OperationSamples.MissingYear with { Year = null, Waiting = [], Expected = 2027 }),
            ["failed-mails"] = html => html.RenderAsync(OperationSamples.FailedMails),
            ["retention"] = html => html.RenderAsync(OperationSamples.Retention),
            ["retention-none"] = html => html.RenderAsync(OperationSamples.Retention with { Nights = [] }),
            ["erasures"] = html => html.RenderAsync(OperationSamples.Erasures),
            ["erasures-none"] = html =>
                html.RenderAsync(OperationSamples.Erasures with { Erasures = [], NextPath = null }),
            ["erasure-certificate"] = html => html.RenderAsync(OperationSamples.Certificate),
            ["failed-mails-none"] = html => html.RenderAsync(OperationSamples.NoFailedMails),
            ["settings"] = html => html.RenderAsync(SettingSamples.All),
            ["setting"] = html => html.RenderAsync(SettingSamples.Number),
            ["setting-refused"] = html => html.RenderAsync(SettingSamples.Refused),
            ["setting-conflict"] = html => html.RenderAsync(SettingSamples.Conflict),
            ["setting-yes-no"] = html => html.RenderAsync(SettingSamples.YesNo),
            ["setting-read"] = html => html.RenderAsync(SettingSamples.Read),
            ["audit"] = html => html.RenderAsync(IntakeSamples.Audit),
            ["audit-chain"] = html => html.RenderAsync(OperationSamples.Chain),
            ["audit-chain-whole"] = html => html.RenderAsync(OperationSamples.WholeChain),
            ["audit-chain-refused"] = html => html.RenderAsync(OperationSamples.ChainRefused),
            ["audit-none"] = html => html.RenderAsync(IntakeSamples.EmptyAudit),
            ["search"] = html => html.RenderAsync(AgreementSamples.Search),
            ["search-nothing"] = html => html.RenderAsync(AgreementSamples.NothingFound),
        };
}
