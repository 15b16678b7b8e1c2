using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> People =>
        new(StringComparer.Ordinal)
        {
            ["street-home-successor"] = html => html.RenderAsync(SuccessionSamples.HomeOfSuccessor),
            ["street-home-merged"] = html => html.RenderAsync(SuccessionSamples.HomeOfMerged),
            ["succession"] = html => html.RenderAsync(SuccessionSamples.Empty),
            ["succession-merger"] = html => html.RenderAsync(SuccessionSamples.Merger),
            ["succession-refused"] = html => html.RenderAsync(SuccessionSamples.RefusedSplit),
            ["sign-in"] = html => html.RenderAsync(SettlementSamples.SignIn),
            ["sign-in-sent"] = html => html.RenderAsync(SettlementSamples.SignIn with { SentTo = "lin@example.cn" }),
            ["sign-in-confirm"] = html => html.RenderAsync(SettlementSamples.Confirm),
            ["wechat"] = html => html.RenderAsync(AccountSamples.WeChat),
            ["wechat-code"] = html => html.RenderAsync(AccountSamples.WeChatCode),
            ["wechat-bound"] = html => html.RenderAsync(AccountSamples.WeChatBound),
            ["sessions"] = html => html.RenderAsync(AccountSamples.Sessions),
            ["sessions-only-this"] = html => html.RenderAsync(AccountSamples.OnlyThis),
            ["sessions-staff"] = html => html.RenderAsync(AccountSamples.Staff),
            ["streets"] = html => html.RenderAsync(RegisterSamples.Streets),
            ["streets-none"] = html => html.RenderAsync(RegisterSamples.NoStreets),
            ["seasons"] = html => html.RenderAsync(RegisterSamples.Seasons),
            ["street-entry"] = html => html.RenderAsync(StreetEntrySamples.Street),
            ["street-entry-untouched"] = html => html.RenderAsync(StreetEntrySamples.StreetUntouched),
            ["street-entry-form"] = html => html.RenderAsync(StreetEntrySamples.StreetForm),
            ["street-entry-new"] = html => html.RenderAsync(StreetEntrySamples.StreetNew),
            ["street-entry-conflict"] = html => html.RenderAsync(StreetEntrySamples.StreetConflict),
            ["teacher-entry-form"] = html => html.RenderAsync(TeacherEntrySamples.TeacherForm),
            ["teacher-bank"] = html => html.RenderAsync(TeacherEntrySamples.Bank),
            ["teacher-bank-proposed"] = html => html.RenderAsync(TeacherEntrySamples.BankProposed),
            ["teacher-bank-own"] = html => html.RenderAsync(TeacherEntrySamples.BankOwn),
            ["discipline-entry-form"] = html => html.RenderAsync(RegisterSamples.DisciplineForm),
            ["calendar-entry-form"] = html => html.RenderAsync(RegisterSamples.CalendarForm),
            ["season-entry-form"] = html => html.RenderAsync(RegisterSamples.SeasonForm),
            ["import"] = html => html.RenderAsync(IntakeSamples.Import),
            ["import-checked"] = html => html.RenderAsync(IntakeSamples.Checked),
            ["import-right"] = html => html.RenderAsync(IntakeSamples.Right),
            ["import-refused"] = html => html.RenderAsync(IntakeSamples.Refused),
            ["export"] = html => html.RenderAsync(IntakeSamples.Export),
            ["integrations"] = html => html.RenderAsync(IntakeSamples.Integrations),
            ["integration-conflict"] = html => html.RenderAsync(IntakeSamples.KeyConflict),
            ["integration-made"] = html => html.RenderAsync(IntakeSamples.KeyMade),
        };
}
