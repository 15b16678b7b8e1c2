namespace Delivery.Domain.Teaching.Filming;

/// <summary>For which lesson a crew can be booked.</summary>
public static class FilmRules
{
    /// <param name="others">What was booked in the course before.</param>
    public static IEnumerable<Refusal> Check(
        Course course,
        Lesson lesson,
        IEnumerable<FilmBooking> others,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(lesson);
        if (lesson.Status == LessonStatus.Cancelled)
            yield return Of("filming.lesson-off", "这节课已经取消，请另选一节");
        else if (lesson.Start <= now)
            yield return Of("filming.past", "这节课已经开始，请另选一节还没上的课");
        if (course.Teacher is null)
            yield return Of("filming.no-teacher", "这门课还没有定下老师，请定下老师以后再约拍摄");
        if (others.Any(one => one.LessonId == lesson.LessonId && one.State.IsOpen()))
            yield return Of("filming.twice", "这节课已经约了拍摄组，要换人请先取消原来的那一次");
    }

    private static Refusal Of(string code, string message) => new(code, message, "lessonId");
}
