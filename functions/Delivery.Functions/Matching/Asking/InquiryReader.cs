using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Asking;

/// <summary>An inquiry as its teacher sees it.</summary>
public sealed class InquiryReader(
    Courses courses,
    StreetYears streetYears,
    Registers registers,
    FeeNorms fees,
    TimeProvider clock
)
{
    private static readonly IReadOnlyList<Choice> DeclineReasons =
    [
        .. new[] { "时间冲突", "路程太远", "近期课已排满", "身体原因", "其他原因" }.Select(text => new Choice(
            text,
            text
        )),
    ];

    public async Task<InquiryModel> ModelAsync(
        PageFrame frame,
        string postTo,
        Inquiry inquiry,
        InquiryValues typed,
        FormErrors errors
    )
    {
        var course = (await courses.GetWithLessonsAsync(inquiry.CourseId)).Remaining;
        var teacher = (await registers.Teachers.FindAsync(inquiry.TeacherId))!.Value.Teacher;
        var (discipline, street) = (course.Course.Discipline, course.Course.Street);
        return new InquiryModel(
            frame,
            "",
            postTo,
            await ViewOfAsync(inquiry),
            MayStillAnswer(inquiry),
            inquiry.AnswerBy,
            clock.GetUtcNow(),
            teacher.Name,
            discipline.Name,
            discipline.Category,
            street.Name,
            street.District,
            course.Venue.Name,
            course.Venue.Address,
            course.Course.Audience.Words(),
            course.Times(),
            await fees.FeeForAsync(discipline.Category, teacher.Grade, course.Times()[0]),
            discipline.Equipment,
            Travel: null,
            PauseNote: null,
            DeclineReasons,
            errors.Any ? typed : AnsweredBefore(inquiry),
            errors,
            MayPropose: course.Course.DropOuts == 0
        );
    }

    /// <summary>Whoever holds the link acts as the teacher it was sent to.</summary>
    public static Caller TeacherBehind(Inquiry inquiry) =>
        new(CallerKind.Teacher, inquiry.TeacherId, inquiry.TeacherName, new HashSet<string>());

    private bool MayStillAnswer(Inquiry inquiry) =>
        inquiry is { End: null, Street: StreetAnswer.NotAsked } && clock.GetUtcNow() < inquiry.AnswerBy;

    private async Task<InquiryView> ViewOfAsync(Inquiry inquiry) =>
        inquiry switch
        {
            { End: InquiryEnd.Won } => InquiryView.Won,
            { HasTimesRefused: true } => InquiryView.TimesNotTaken,
            { End: InquiryEnd.BookedElsewhere or InquiryEnd.Excluded } => InquiryView.NotChosen,
            { End: InquiryEnd.Stopped } when !await IsHeldAsync(inquiry.CourseId) => InquiryView.CalledOff,
            { End: not null } => InquiryView.TakenByOther,
            { Answer: InquiryAnswer.Accepted } => InquiryView.Accepted,
            { Answer: InquiryAnswer.Declined } => InquiryView.Declined,
            { Answer: InquiryAnswer.Proposed } => InquiryView.Proposed,
            _ => MayStillAnswer(inquiry) ? InquiryView.Open : InquiryView.Expired,
        };

    private async Task<bool> IsHeldAsync(string courseId) =>
        (await streetYears.GetOrderAsync(courseId)).Value.Stage.IsLive();

    private static InquiryValues AnsweredBefore(Inquiry inquiry) =>
        inquiry.Answer switch
        {
            InquiryAnswer.Declined => new InquiryValues(Reason: inquiry.Reason ?? ""),
            InquiryAnswer.Proposed => new InquiryValues(
                Remark: inquiry.Reason ?? "",
                Proposed:
                [
                    .. inquiry.Proposed!.Select(time => new ProposedSlotValues(
                        Dates.Iso(time.Date),
                        Dates.Time(time.Start)
                    )),
                ]
            ),
            _ => new InquiryValues(),
        };
}
