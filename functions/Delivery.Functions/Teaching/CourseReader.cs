using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;

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

/// <param name="Contacts">The street's people; not for a program without a scope that reads streets. For the present teacher only once acknowledged, for one who has dropped out no more.</param>
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

/// <param name="Phone">For the street, who may read teachers, and the teacher; mail and grade not for the street.</param>
public sealed record TeacherOfCourse(string Id, string Name, string? Phone, string? Email, string? Grade);

/// <param name="Version">Goes as <c>If-Match</c> with the lesson's PUT; null until the order is approved.</param>
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
    string? Teacher,
    string? Version
);

/// <summary>A course as its caller may see it.</summary>
public sealed class CourseReader(CurrentSettings settings)
{
    /// <param name="prepared">What the street has prepared of it.</param>
    /// <param name="newsIsIn">Its news came, and was not sent back.</param>
    public CourseView Read(Order order, CourseWithLessons? opened, Preparation? prepared, bool newsIsIn, Caller caller)
    {
        var course = opened?.Course;
        var lessons = opened?.Lessons ?? Course.LessonsOf(order);
        // Who has dropped out sees the lessons that were given, and nothing of what goes on between street and successor.
        var isFormer =
            caller.Kind == CallerKind.Teacher
            && !(course?.Teacher is { } present && caller.IsTeacher(present.TeacherId));
        var acknowledged = isFormer ? null : course?.AcknowledgedAt;
        var shown = isFormer ? lessons.Where(lesson => Gives(caller, course, lesson)) : lessons;
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
                ShowsContacts(caller, acknowledged) ? course?.Contacts : null,
                order.Request.Notes,
                order.FiledAt
            ),
            TeacherFor(caller, course),
            acknowledged,
            [.. shown.Select(lesson => Shown(lesson, order.Category, TeacherFor(caller, course, lesson), opened))],
            CourseChecklist.Of(order, course, lessons, prepared, newsIsIn),
            Timeline(order, acknowledged, course, caller)
        );
    }

    // The street learns who comes once the teacher has acknowledged, and not before.
    private static TeacherOfCourse? TeacherFor(Caller caller, Course? course) =>
        course?.Teacher is not { } teacher ? null
        : caller.IsTeacher(teacher.TeacherId) || caller.MayReadTeachers
            ? new TeacherOfCourse(teacher.TeacherId, teacher.Name, teacher.Phone, teacher.Email, teacher.Grade)
        : caller.IsStaff ? new TeacherOfCourse(teacher.TeacherId, teacher.Name, Phone: null, Email: null, Grade: null)
        : caller.Kind != CallerKind.Street || course.AcknowledgedAt is null ? null
        : new TeacherOfCourse(teacher.TeacherId, teacher.Name, teacher.Phone, Email: null, Grade: null);

    private static bool ShowsContacts(Caller caller, DateTimeOffset? acknowledged) =>
        caller.Kind switch
        {
            CallerKind.Street => true,
            CallerKind.Teacher => acknowledged is not null,
            _ => caller.MayReadStreets,
        };

    private static bool Gives(Caller caller, Course? course, Lesson lesson) =>
        course?.TeacherOf(lesson) is { } teacher && caller.IsTeacher(teacher.TeacherId);

    private static string? TeacherFor(Caller caller, Course? course, Lesson lesson) =>
        caller.Kind == CallerKind.Street && course?.AcknowledgedAt is null
            ? null
            : course?.TeacherOf(lesson)?.TeacherId;

    private LessonOfCourse Shown(Lesson lesson, Category category, string? teacher, CourseWithLessons? opened)
    {
        var shown = new LessonOfCourse(
            lesson.LessonId,
            lesson.Number,
            lesson.Start,
            lesson.End,
            lesson.Minutes,
            lesson.Status,
            lesson.Headcount,
            lesson.Headcount < settings.At(lesson.Start).Teaching.MinimumHeadcount(category),
            lesson.HasMedia,
            teacher,
            Version: null
        );
        return opened is null
            ? shown
            : shown with
            {
                Version = ShownVersion.Of(opened.Versions[lesson.LessonId].ToString("H"), $"{shown}"),
            };
    }

    // No teacher reads that the street objected, nor what the association answered.
    private static IReadOnlyList<OrderEvent> Timeline(
        Order order,
        DateTimeOffset? acknowledged,
        Course? course,
        Caller caller
    )
    {
        var history = order.History.Where(one => caller.Kind != CallerKind.Teacher || !ObjectionNotes.IsOne(one));
        return acknowledged is { } at && course?.Teacher is not null
            ? [.. history.Append(new OrderEvent(at, "老师", "签收确认单", null)).OrderBy(one => one.At)]
            : [.. history];
    }
}
