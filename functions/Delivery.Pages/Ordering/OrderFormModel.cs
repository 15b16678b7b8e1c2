using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering;

/// <summary>A street's order being written: new, refused by the rules, or returned with questions.</summary>
/// <param name="SeasonName">2026年下半年（9—11月）</param>
/// <param name="PostTo"><see cref="Paths.NewOrder"/> or <see cref="Paths.OrderEdit"/>.</param>
/// <param name="Disciplines">Grouped by category name.</param>
/// <param name="Teachers">Whom the street may ask for, by id; those who taught here. Empty where there is none.</param>
/// <param name="DisciplineHint">What is left: 武术类还可选 1 个项目 · 太极拳还可排 7 节. Also sent as the note "discipline" by the check.</param>
/// <param name="Quota">Null off the Basic stream. With the estimate of this order, where one can be made. The check sends it as the note "estimate".</param>
/// <param name="Rules">The numbers that the hints name.</param>
/// <param name="LessonsNote">What repeating weekly did: 9月25—27日中秋放假，已跳过.</param>
/// <param name="ReturnedWith">The reviewer's questions, where the order was returned.</param>
/// <param name="Questions">What the reviewer asks of single fields.</param>
/// <param name="DayNotes">What is special about each slot's day: 周一, 周六 调休上班, 周四 放假. Also sent as the notes "day-0", "day-1", … by the check.</param>
/// <param name="Holidays">The holidays and worked weekends ahead of the order.</param>
/// <param name="Grades">Those of teachers that can be asked for.</param>
/// <param name="Returned">The order that is being answered, for the check; null for a new one.</param>
/// <param name="Months">The lessons on the calendar; the check sends each day's words as the note "date-2026-09-15".</param>
/// <param name="KeptAnswer">The version of the draft of an answer, where one is shown; it can be thrown away.</param>
/// <param name="Draft">Where it was kept before, as the form carries it; empty for nowhere.</param>
public sealed record OrderFormModel(
    PageFrame Frame,
    string FormKey,
    string StreetName,
    string SeasonName,
    string PostTo,
    OrderFormValues Values,
    FormErrors Errors,
    IReadOnlyList<Choice> Disciplines,
    IReadOnlyList<Choice> Teachers,
    string? DisciplineHint,
    QuotaFigures? Quota,
    DateOnly EarliestFirstLesson,
    OrderSettings Rules,
    string? LessonsNote = null,
    string? ReturnedWith = null,
    IReadOnlyList<FieldQuestion>? Questions = null,
    IReadOnlyList<string?>? DayNotes = null,
    string? Holidays = null,
    string Draft = "",
    IReadOnlyList<string>? Grades = null,
    string? Returned = null,
    IReadOnlyList<LessonMonth>? Months = null,
    string? KeptAnswer = null
) : IModelOf<OrderFormPage>;

/// <summary>Everything as it was typed. Post names are the parameters' names in camelCase.</summary>
/// <param name="Indoor">"true", "false" or empty.</param>
/// <param name="Lessons">Posted as lessonDate[i], lessonStart[i], lessonMinutes[i], i from 0; empty slots are ignored.</param>
/// <param name="AcceptsHolidays">The street means the lessons on public holidays; a checkbox with the value "true".</param>
/// <param name="RepeatDay">The weekday on which lessons are repeated, as "Monday"; empty for that of the last one.</param>
/// <param name="RepeatCount">So many lessons are added by repeating; empty for as many as there is room for.</param>
public sealed record OrderFormValues(
    string Discipline = "",
    string FundingStream = "Basic",
    string Expected = "",
    string Ages = "",
    string Level = "",
    string VenueName = "",
    string VenueAddress = "",
    string Indoor = "",
    IReadOnlyList<LessonSlotValues>? Lessons = null,
    string OrderingName = "",
    string OrderingPhone = "",
    string OrderingEmail = "",
    string DeliveryName = "",
    string DeliveryPhone = "",
    string DeliveryEmail = "",
    string RequestedTeacher = "",
    string Notes = "",
    bool AcceptsHolidays = false,
    string GradeAskedFor = "",
    string RepeatDay = "",
    string RepeatCount = ""
);

/// <summary>Date as 2026-09-21, start as 09:30, minutes as 90; all as typed.</summary>
public sealed record LessonSlotValues(string Date = "", string Start = "", string Minutes = "");
