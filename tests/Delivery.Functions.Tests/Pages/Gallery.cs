using Delivery.Domain.Settlement;
using Delivery.Functions.Web.OpenApi;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Every page in every state worth looking at, by name.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Func<HtmlPage, Task<string>>> Pages { get; } =
        new Dictionary<string, Func<HtmlPage, Task<string>>>(StringComparer.Ordinal)
        {
            ["api-docs"] = html => html.RenderAsync(ApiDocsReader.Read(Sample.Frame(Reader.Citizen))),
            ["order-form-new"] = html => html.RenderAsync(OrderingSamples.NewOrder),
            ["order-form-refused"] = html => html.RenderAsync(OrderingSamples.RefusedOrder),
            ["order-form-returned"] = html => html.RenderAsync(OrderingSamples.ReturnedOrder),
            ["street-home"] = html => html.RenderAsync(OrderingSamples.StreetHome),
            ["street-home-empty"] = html => html.RenderAsync(OrderingSamples.EmptyStreetHome),
            ["order"] = html => html.RenderAsync(OrderingSamples.Course),
            ["order-returned"] = html => html.RenderAsync(OrderingSamples.Waiting),
            ["review-list"] = html => html.RenderAsync(OrderingSamples.ReviewList),
            ["review-list-empty"] = html => html.RenderAsync(OrderingSamples.EmptyReviewList),
            ["review"] = html => html.RenderAsync(OrderingSamples.Review),
            ["review-decided"] = html => html.RenderAsync(OrderingSamples.Decided),
            ["inquiry"] = html => html.RenderAsync(MatchingSamples.Inquiry),
            ["inquiry-proposing"] = html => html.RenderAsync(MatchingSamples.Proposing),
            ["inquiry-accepted"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Accepted)),
            ["inquiry-declined"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Declined)),
            ["inquiry-expired"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Expired)),
            ["inquiry-taken"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.TakenByOther)),
            ["inquiry-won"] = html => html.RenderAsync(MatchingSamples.InquiryIn(InquiryView.Won)),
            ["acknowledge"] = html => html.RenderAsync(MatchingSamples.Acknowledge),
            ["acknowledged"] = html => html.RenderAsync(MatchingSamples.Acknowledged),
            ["unmatched"] = html => html.RenderAsync(MatchingSamples.Unmatched),
            ["unmatched-none"] = html => html.RenderAsync(MatchingSamples.AllMatched),
            ["proposal"] = html => html.RenderAsync(MatchingSamples.Proposal),
            ["proposal-accepted"] = html =>
                html.RenderAsync(MatchingSamples.Proposal with { View = ProposalView.Accepted }),
            ["programme-district"] = html => html.RenderAsync(ProgrammeSamples.District),
            ["programme-city"] = html => html.RenderAsync(ProgrammeSamples.City),
            ["programme-by-street"] = html => html.RenderAsync(ProgrammeSamples.ByStreet),
            ["programme-by-district"] = html => html.RenderAsync(ProgrammeSamples.ByDistrict),
            ["programme-never-published"] = html => html.RenderAsync(ProgrammeSamples.NeverPublished),
            ["front-late"] = html => html.RenderAsync(ProgrammeSamples.Front with { NextPublishesAt = null }),
            ["programme-empty"] = html => html.RenderAsync(ProgrammeSamples.Empty),
            ["programme-unpublished"] = html => html.RenderAsync(ProgrammeSamples.Unpublished),
            ["front"] = html => html.RenderAsync(ProgrammeSamples.Front),
            ["teacher-home"] = html => html.RenderAsync(TeachingSamples.Home),
            ["teacher-home-empty"] = html => html.RenderAsync(TeachingSamples.EmptyHome),
            ["lesson"] = html => html.RenderAsync(TeachingSamples.Lesson),
            ["lesson-ahead"] = html => html.RenderAsync(TeachingSamples.LessonAhead),
            ["feedback"] = html => html.RenderAsync(TeachingSamples.Feedback),
            ["feedback-sent"] = html => html.RenderAsync(TeachingSamples.FeedbackSent),
            ["feedback-none"] = html => html.RenderAsync(TeachingSamples.NoFeedback),
            ["payslip"] = html => html.RenderAsync(SettlementSamples.Payslip),
            ["payslip-paid"] = html => html.RenderAsync(SettlementSamples.PayslipIn(PayslipState.Paid)),
            ["payslip-failed"] = html => html.RenderAsync(SettlementSamples.PayslipIn(PayslipState.Failed)),
            ["pay-run"] = html => html.RenderAsync(SettlementSamples.PayRun),
            ["pay-run-own"] = html => html.RenderAsync(SettlementSamples.PayRunToApprove),
            ["pay-run-approving"] = html => html.RenderAsync(SettlementSamples.PayRunApproving),
            ["pay-run-paying"] = html => html.RenderAsync(SettlementSamples.PayRunPaying),
            ["pay-runs"] = html => html.RenderAsync(SettlementSamples.PayRuns),
            ["pay-runs-none"] = html => html.RenderAsync(SettlementSamples.NoPayRuns),
            ["sign-in"] = html => html.RenderAsync(SettlementSamples.SignIn),
            ["sign-in-sent"] = html => html.RenderAsync(SettlementSamples.SignIn with { SentTo = "lin@example.cn" }),
            ["sign-in-confirm"] = html => html.RenderAsync(SettlementSamples.Confirm),
            ["sessions"] = html => html.RenderAsync(AccountSamples.Sessions),
            ["sessions-only-this"] = html => html.RenderAsync(AccountSamples.OnlyThis),
            ["sessions-staff"] = html => html.RenderAsync(AccountSamples.Staff),
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
            ["setting-yes-no"] = html => html.RenderAsync(SettingSamples.YesNo),
            ["setting-read"] = html => html.RenderAsync(SettingSamples.Read),
            ["streets"] = html => html.RenderAsync(RegisterSamples.Streets),
            ["streets-none"] = html => html.RenderAsync(RegisterSamples.NoStreets),
            ["seasons"] = html => html.RenderAsync(RegisterSamples.Seasons),
            ["street-entry"] = html => html.RenderAsync(RegisterSamples.Street),
            ["street-entry-untouched"] = html => html.RenderAsync(RegisterSamples.StreetUntouched),
            ["street-entry-form"] = html => html.RenderAsync(RegisterSamples.StreetForm),
            ["street-entry-new"] = html => html.RenderAsync(RegisterSamples.StreetNew),
            ["street-entry-conflict"] = html => html.RenderAsync(RegisterSamples.StreetConflict),
            ["teacher-entry-form"] = html => html.RenderAsync(RegisterSamples.TeacherForm),
            ["teacher-bank"] = html => html.RenderAsync(RegisterSamples.Bank),
            ["teacher-bank-proposed"] = html => html.RenderAsync(RegisterSamples.BankProposed),
            ["teacher-bank-own"] = html => html.RenderAsync(RegisterSamples.BankOwn),
            ["discipline-entry-form"] = html => html.RenderAsync(RegisterSamples.DisciplineForm),
            ["calendar-entry-form"] = html => html.RenderAsync(RegisterSamples.CalendarForm),
            ["season-entry-form"] = html => html.RenderAsync(RegisterSamples.SeasonForm),
            ["import"] = html => html.RenderAsync(IntakeSamples.Import),
            ["import-checked"] = html => html.RenderAsync(IntakeSamples.Checked),
            ["import-right"] = html => html.RenderAsync(IntakeSamples.Right),
            ["import-refused"] = html => html.RenderAsync(IntakeSamples.Refused),
            ["export"] = html => html.RenderAsync(IntakeSamples.Export),
            ["audit"] = html => html.RenderAsync(IntakeSamples.Audit),
            ["audit-none"] = html => html.RenderAsync(IntakeSamples.EmptyAudit),
            ["integrations"] = html => html.RenderAsync(IntakeSamples.Integrations),
            ["integration-made"] = html => html.RenderAsync(IntakeSamples.KeyMade),
            ["error-404"] = html => html.RenderAsync(ErrorModel.NotFound(Sample.Frame(Reader.Citizen))),
            ["error-401"] = html => html.RenderAsync(ErrorModel.SignInFirst(Sample.Frame(Reader.Citizen))),
            ["error-403"] = html => html.RenderAsync(ErrorModel.Forbidden(Sample.Frame(Reader.Street))),
            ["error-410"] = html => html.RenderAsync(ErrorModel.LinkExpired(Sample.Frame(Reader.Citizen))),
            ["error-409"] = html =>
                html.RenderAsync(
                    ErrorModel.Conflict(Sample.Frame(Reader.Staff), "另一位同事刚刚审核了这张订单。", Paths.Review)
                ),
            ["error-429"] = html =>
                html.RenderAsync(ErrorModel.TooMany(Sample.Frame(Reader.Citizen), TimeSpan.FromSeconds(90))),
            ["error-500"] = html => html.RenderAsync(ErrorModel.Broken(Sample.Frame(Reader.Citizen), "7c41e09f")),
            ["message"] = html =>
                html.RenderAsync(
                    new MessageModel(
                        Sample.Frame(Reader.Street),
                        "订单已提交",
                        ["协会会在 9月3日（周四）18:00 前审核，结果发到 lin@example.cn。"],
                        [
                            new("提交", StepState.Done, "刚刚"),
                            new("协会审核", StepState.Now, "9月3日前"),
                            new("联系老师", StepState.Ahead),
                        ],
                        Paths.StreetHome,
                        "回到待办"
                    )
                ),
        };
}
