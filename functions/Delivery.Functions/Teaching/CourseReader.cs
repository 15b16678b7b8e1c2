using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching;

public sealed record CourseView(
    string CourseId,
    OrderStage Stage,
    OrderOfCourse Order,
    TeacherOfCourse? Teacher,
    DateTimeOffset? AcknowledgedAt,
    IReadOnlyList<LessonOfCourse> Lessons,
    IReadOnlyList<ChecklistItem> Checklist,
    IReadOnlyList<OrderEvent> Timeline
);

/// <param name="Contacts">The street's people; for the teacher only once acknowledged.</param>
public sealed record OrderOfCourse(
    string OrderId,
    string Street,
    string? StreetName,
    string Discipline,
    string? DisciplineName,
    Category Category,
    FundingStream FundingStream,
    Audience Audience,
    Venue Venue,
    Contacts? Contacts,
    string? Notes,
    DateTimeOffset FiledAt
);

public sealed record TeacherOfCourse(string Id, string Name, string Phone, string? Email, string? Grade);

/// <param name="Teacher">Who gives it, or gave it: after a drop-out not the course's. By the rule of <see cref="CourseView.Teacher"/>.</param>
public sealed record LessonOfCourse(
    string LessonId,
    int Number,
    DateTimeOffset Start,
    DateTimeOffset End,
    int Minutes,
    LessonStatus Status,
    int? Headcount,
    bool HeadcountIsLow,
    bool HasMedia,
    string? Teacher
);

public sealed record ChecklistItem(string Item, string Label, int Done, int Of)
{
    public bool IsDone => Done >= Of;
}

/// <summary>A course as its caller may see it.</summary>
public sealed class CourseReader(CurrentSettings settings)
{
    public CourseView Read(Order order, CourseWithLessons? opened, Caller caller)
    {
        var course = opened?.Course;
        var lessons = opened?.Lessons ?? Course.LessonsOf(order);
        return new CourseView(
            order.OrderId,
            order.Stage,
            new OrderOfCourse(
                order.OrderId,
                order.Request.Street,
                course?.Street.Name,
                order.Request.Discipline,
                course?.Discipline.Name,
                order.Category,
                order.Request.FundingStream,
                order.Request.Audience,
                order.Request.Venue,
                caller.Kind == CallerKind.Teacher && course?.AcknowledgedAt is null ? null : course?.Contacts,
                order.Request.Notes,
                order.FiledAt
            ),
            TeacherFor(caller, course),
            course?.AcknowledgedAt,
            [.. lessons.Select(lesson => Shown(lesson, order.Category, TeacherFor(caller, course, lesson)))],
            Checklist(order, course, lessons),
            Timeline(order, course, caller)
        );
    }

    // The street learns who comes once the teacher has acknowledged, and not before.
    private static TeacherOfCourse? TeacherFor(Caller caller, Course? course) =>
        course?.Teacher is not { } teacher ? null
        : caller.Kind != CallerKind.Street
            ? new TeacherOfCourse(teacher.TeacherId, teacher.Name, teacher.Phone, teacher.Email, teacher.Grade)
        : course.AcknowledgedAt is null ? null
        : new TeacherOfCourse(teacher.TeacherId, teacher.Name, teacher.Phone, Email: null, Grade: null);

    private static string? TeacherFor(Caller caller, Course? course, Lesson lesson) =>
        caller.Kind == CallerKind.Street && course?.AcknowledgedAt is null
            ? null
            : course?.TeacherOf(lesson)?.TeacherId;

    private LessonOfCourse Shown(Lesson lesson, Category category, string? teacher) =>
        new(
            lesson.LessonId,
            lesson.Number,
            lesson.Start,
            lesson.End,
            lesson.Minutes,
            lesson.Status,
            lesson.Headcount,
            lesson.Headcount < settings.At(lesson.Start).Teaching.MinimumHeadcount(category),
            lesson.HasMedia,
            teacher
        );

    private static IReadOnlyList<ChecklistItem> Checklist(Order order, Course? course, IReadOnlyList<Lesson> lessons) =>
        [
            new("approved", "审核通过", course is null ? 0 : 1, 1),
            new("teacher", "确定老师", course?.Teacher is null ? 0 : 1, 1),
            new("acknowledged", "老师签收确认单", course?.AcknowledgedAt is null ? 0 : 1, 1),
            new("headcounts", "填写到课人数", lessons.Count(lesson => lesson.Headcount is not null), lessons.Count),
            new("media", "上传照片或视频", lessons.Count(lesson => lesson.HasMedia), lessons.Count),
            new("closed", "办结", order.Stage == OrderStage.Closed ? 1 : 0, 1),
        ];

    // No teacher reads that the street objected, nor what the association answered.
    private static IReadOnlyList<OrderEvent> Timeline(Order order, Course? course, Caller caller)
    {
        var history = order.History.Where(one => caller.Kind != CallerKind.Teacher || !ObjectionNotes.IsOne(one));
        return course is { AcknowledgedAt: { } at, Teacher: not null }
            ? [.. history.Append(new OrderEvent(at, "老师", "签收确认单", null)).OrderBy(one => one.At)]
            : [.. history];
    }
}
