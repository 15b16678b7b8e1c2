using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Feedback;

/// <summary>Why a street's monthly report cannot be taken: every reason at once; empty when it can.</summary>
public static class FeedbackRules
{
    /// <param name="lessons">The street's lessons of the month; those cancelled in time need no report.</param>
    public static IReadOnlyList<Refusal> Check(
        IReadOnlyList<LessonFeedback> sent,
        IReadOnlyList<Lesson> lessons,
        Window window,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(lessons);
        ArgumentNullException.ThrowIfNull(window);
        return [.. CheckWindow(window, now), .. Coverage(sent, lessons), .. sent.SelectMany(LessonFeedbackRules.Check)];
    }

    /// <summary>Whether anything of the month may still be sent.</summary>
    public static IEnumerable<Refusal> CheckWindow(Window window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (now < window.OpensAt)
            yield return new("feedback.window-not-open", $"反馈从{ChineseDates.Day(window.First)}开始填报，请届时再来");
        if (now >= window.ClosesAt)
            yield return new("feedback.window-closed", $"反馈已于{ChineseDates.Day(window.Last)}截止，请联系协会");
    }

    private static IEnumerable<Refusal> Coverage(IReadOnlyList<LessonFeedback> sent, IReadOnlyList<Lesson> lessons)
    {
        var known = lessons.Select(l => l.LessonId).ToHashSet();
        var seen = new HashSet<string>();
        for (var i = 0; i < sent.Count; i++)
        {
            if (!known.Contains(sent[i].LessonId))
                yield return new("feedback.lesson-unknown", "这节课不在本街镇本月的课程中", $"lessons[{i}].lessonId");
            else if (!seen.Add(sent[i].LessonId))
                yield return new("feedback.lesson-twice", "同一节课填了两次，请只保留一条", $"lessons[{i}].lessonId");
        }
        foreach (var missing in lessons.Where(l => l.Status != LessonStatus.Cancelled && !seen.Contains(l.LessonId)))
            yield return new("feedback.lesson-missing", $"{ChineseDates.Moment(missing.Start)}的课尚未填报", "lessons");
    }
}
