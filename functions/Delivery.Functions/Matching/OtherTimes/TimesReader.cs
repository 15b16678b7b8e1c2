using Delivery.Domain.Matching;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.OtherTimes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>A question for other times: as its street sees it, and how it stands for staff.</summary>
public sealed class TimesReader(Courses courses, Calendars calendars, TimeProvider clock)
{
    /// <param name="order">With the question in it.</param>
    /// <param name="backPath">The street's page of the order; null behind a link.</param>
    public async Task<TimesModel> ModelAsync(
        PageFrame frame,
        string postTo,
        string? backPath,
        Order order,
        TimesTyped typed,
        FormErrors errors
    )
    {
        var course = (await courses.GetWithLessonsAsync(order.OrderId)).Course;
        var (asked, calendar) = (order.Times!, await calendars.LoadAsync());
        var lessons = asked.Answer == TimesAnswer.Chosen ? asked.Times! : order.Request.LessonsInOrder();
        return new TimesModel(
            frame,
            Guid.NewGuid().ToString("N"),
            postTo,
            ViewOf(order, asked),
            course.Street.Name,
            course.Discipline.Name,
            course.Discipline.Category,
            course.Venue.Name,
            asked.Text,
            order.Request.LessonsInOrder()[0].Start,
            [.. lessons.Select((lesson, index) => LineOf(lesson, index, asked, calendar))],
            AsksHolidays: !order.Request.AcceptsHolidays,
            typed,
            errors,
            backPath
        );
    }

    /// <summary>Whether staff can ask now, and how the last question stands.</summary>
    public OtherTimesShown ShownOf(Order order, bool may) =>
        new(
            CanAsk: may && TimesRules.Impossible(order, clock.GetUtcNow()) is null,
            order.Times is { } asked ? MarkOf(asked) : null,
            order.Times?.Comment
        );

    private static Mark MarkOf(TimesAsked asked) =>
        asked.Answer switch
        {
            TimesAnswer.Open => new Mark($"{Dates.Stamp(asked.At)} 已请街镇另选时间，等答复", Tone.Warn),
            TimesAnswer.None => new Mark($"{Dates.Stamp(asked.AnsweredAt!.Value)} 街镇答复没有别的时间", Tone.Bad),
            _ => new Mark($"{Dates.Stamp(asked.AnsweredAt!.Value)} 街镇另选了时间"),
        };

    private TimesView ViewOf(Order order, TimesAsked asked) =>
        asked.Answer switch
        {
            TimesAnswer.None => TimesView.None,
            TimesAnswer.Chosen when asked.IsTakenUp || order.Stage == OrderStage.Unmatched => TimesView.Chosen,
            // Staff assigned somebody in the same moment.
            TimesAnswer.Chosen => TimesView.Over,
            _ => TimesRules.Closed(order, asked.Number, clock.GetUtcNow()) switch
            {
                null => TimesView.Open,
                { Code: "times.searching" } => TimesView.Searching,
                _ => TimesView.Over,
            },
        };

    private static TimesLine LineOf(
        LessonTime lesson,
        int index,
        TimesAsked asked,
        Domain.Calendar.WorkingCalendar calendar
    ) =>
        new(
            index + 1,
            lesson,
            IsAsked: asked.IsOpen && asked.Lessons.Contains(index + 1),
            OnHoliday: ProposalRules.IsHoliday(lesson, calendar)
        );
}
