using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Filming;

/// <summary>Staff book a film crew for a lesson; the crew is asked by mail.</summary>
public sealed class BookFilming(
    Filmings filmings,
    CourseChanges courses,
    FilmLists lists,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<FilmBooking>> RunAsync(
        string lessonId,
        FilmCrew crew,
        string? purpose,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!LessonId.TryParse(lessonId, out var parts))
            return Outcome.Refused<FilmBooking>([Unknown(lessonId), .. crew.Check()]);
        var booked = await commands.RunAsync(
            call,
            filmings.PlaceOf(parts.OrderId),
            durable,
            () => DecideAsync(parts.OrderId, lessonId, crew, purpose)
        );
        if (!booked.IsRefused)
            await lists.RefreshAsync(booked.Value.FilmingId);
        return booked;
    }

    private async Task<Decided<FilmBooking>> DecideAsync(
        string courseId,
        string lessonId,
        FilmCrew crew,
        string? purpose
    )
    {
        if (await courses.FindCourseAsync(courseId) is not { } course || course.Lesson(lessonId) is not { } lesson)
            return Outcome.Refused<FilmBooking>([Unknown(lessonId), .. crew.Check()]);
        var now = clock.GetUtcNow();
        Refusal[] refusals = [.. FilmRules.Check(course.Course, lesson, course.Filmings, now), .. crew.Check()];
        if (refusals.Length > 0)
            return Outcome.Refused<FilmBooking>(refusals);
        var id = FilmingId.Format(courseId, course.Filmings.Count + 1);
        var booking = new FilmBooking(id, lessonId, courseId, crew, purpose, FilmState.Booked, now)
        {
            Sequence = lesson.Sequence,
            DropOuts = course.Course.DropOuts,
        };
        return Decided.Change(
            booking,
            new Act("filming.book", id, lessonId),
            [Filmings.Insert(booking)],
            OutboxMessage.Start(nameof(FilmingOrchestrator), Instances.Filming(id), id)
        );
    }

    private static Refusal Unknown(string lessonId) =>
        new("filming.lesson-unknown", $"没有找到课时“{lessonId}”，请核对编号", "lessonId");
}
