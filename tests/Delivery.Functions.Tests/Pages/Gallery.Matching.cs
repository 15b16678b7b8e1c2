using Delivery.Pages.Matching;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Matching =>
        new(StringComparer.Ordinal)
        {
            ["inquiry"] = html => html.RenderAsync(MatchingSamples.Inquiry),
            ["inquiry-proposing"] = html => html.RenderAsync(MatchingSamples.Proposing),
            ["inquiry-accepted"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Accepted)),
            ["inquiry-declined"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Declined)),
            ["inquiry-expired"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Expired)),
            ["inquiry-taken"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.TakenByOther)),
            ["inquiry-times-not-taken"] = html =>
                html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.TimesNotTaken)),
            ["inquiry-not-chosen"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.NotChosen)),
            ["inquiry-called-off"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.CalledOff)),
            ["inquiry-won"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Won)),
            ["acknowledge"] = html => html.RenderAsync(MatchingSamples.Acknowledge),
            ["acknowledged"] = html => html.RenderAsync(MatchingSamples.Acknowledged),
            ["unmatched"] = html => html.RenderAsync(MatchingSamples.Unmatched),
            ["unmatched-none"] = html => html.RenderAsync(MatchingSamples.AllMatched),
            ["inquiry-after-drop-out"] = html => html.RenderAsync(MatchingSamples.InquiryAfterDropOut),
            ["drop-out"] = html => html.RenderAsync(MatchingSamples.DropOut),
            ["drop-out-staff"] = html => html.RenderAsync(MatchingSamples.DropOutByStaff),
            ["drop-out-taken"] = html => html.RenderAsync(MatchingSamples.DroppedOut),
            ["objection"] = html => html.RenderAsync(MatchingSamples.Objecting),
            ["objection-staff"] = html => html.RenderAsync(MatchingSamples.ObjectionToDecide),
            ["objection-declined"] = html => html.RenderAsync(MatchingSamples.ObjectionDeclined),
            ["matching-plan"] = html => html.RenderAsync(PlanSamples.Plan),
            ["matching-plan-none"] = html => html.RenderAsync(PlanSamples.None),
            ["matching-plan-trial"] = html => html.RenderAsync(PlanSamples.Trial),
            ["matching-plan-trial-refused"] = html => html.RenderAsync(PlanSamples.TrialRefused),
            ["course-matching"] = html => html.RenderAsync(PlanSamples.Course),
            ["course-matching-refused"] = html => html.RenderAsync(PlanSamples.CourseRefused),
            ["course-matching-on-hold"] = html => html.RenderAsync(PlanSamples.CourseOnHold),
            ["matching-board"] = html => html.RenderAsync(BoardSamples.Board),
            ["matching-board-none"] = html => html.RenderAsync(BoardSamples.None),
            ["course-matching-chosen"] = html => html.RenderAsync(BoardSamples.Chosen),
            ["course-matching-busy"] = html => html.RenderAsync(BoardSamples.Busy),
            ["exclusions-teacher"] = html => html.RenderAsync(PlanSamples.Exclusions),
            ["exclusions-street"] = html => html.RenderAsync(PlanSamples.OwnExclusions),
            ["exclusions-street-none"] = html => html.RenderAsync(PlanSamples.NoExclusions),
            ["times"] = html => html.RenderAsync(MatchingSamples.Times),
            ["times-refused"] = html => html.RenderAsync(MatchingSamples.TimesRefused),
            ["times-chosen"] = html => html.RenderAsync(MatchingSamples.TimesIn(TimesView.Chosen)),
            ["times-none"] = html => html.RenderAsync(MatchingSamples.TimesIn(TimesView.None)),
            ["times-searching"] = html => html.RenderAsync(MatchingSamples.TimesIn(TimesView.Searching)),
            ["times-over"] = html => html.RenderAsync(MatchingSamples.TimesIn(TimesView.Over)),
            ["unmatched-asking"] = html => html.RenderAsync(MatchingSamples.UnmatchedAsking),
            ["course-matching-other-times"] = html => html.RenderAsync(PlanSamples.CourseOtherTimes),
            ["proposal"] = html => html.RenderAsync(MatchingSamples.Proposal),
            ["proposal-holiday"] = html => html.RenderAsync(MatchingSamples.ProposalOnHoliday),
            ["proposal-accepted"] = html =>
                html.RenderAsync(MatchingSamples.Proposal with { View = ProposalView.Accepted }),
        };
}
