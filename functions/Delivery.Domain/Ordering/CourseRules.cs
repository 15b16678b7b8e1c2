namespace Delivery.Domain.Ordering;

/// <summary>What is asked for, for how many people, how many lessons, and where.</summary>
internal static class CourseRules
{
    public static IEnumerable<Refusal> Check(OrderRequest request, OrderFacts facts)
    {
        if (facts.Discipline is null)
            yield return new("order.discipline-unknown", "目录中没有这个项目，请从项目目录中选择", "discipline");

        if (string.IsNullOrWhiteSpace(request.Venue.Name))
            yield return new("order.venue", "请填写场地名称", "venue.name");
        if (string.IsNullOrWhiteSpace(request.Venue.Address))
            yield return new("order.venue", "请填写场地地址", "venue.address");

        if (Participants(request, facts) is { } tooFew)
            yield return tooFew;
        if (LessonCount(request, facts) is { } wrongCount)
            yield return wrongCount;
        if (!facts.RequestedTeacherIsKnown)
            yield return new(
                "order.teacher-unknown",
                "没有找到这位老师，请写来过本街镇的老师的姓名或编号，或者留空",
                "requestedTeacher"
            );
    }

    private static Refusal? Participants(OrderRequest request, OrderFacts facts)
    {
        // Of an unknown discipline only the lower of the two limits is certain.
        var least = facts.Settings.ParticipantsFor(facts.Discipline?.Category ?? Category.Other);
        return request.Audience.Expected < least
            ? new("order.participants", $"预计人数至少{least}人", "audience.expected")
            : null;
    }

    private static Refusal? LessonCount(OrderRequest request, OrderFacts facts)
    {
        var (count, most) = (request.Lessons.Count, facts.Settings.LessonsPerOrder);
        if (count == 0)
            return new("order.lessons-count", "请至少安排1节课", "lessons");
        if (facts.Discipline?.Category == Category.Lecture && count > 1)
            return new("order.lecture-one-lesson", "讲座每单只能安排1节，请分开申报", "lessons");
        return count > most
            ? new("order.lessons-count", $"每单最多{most}节课，现有{count}节，请减少", "lessons")
            : null;
    }
}
