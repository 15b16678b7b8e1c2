using Delivery.Functions.Teaching;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>A lesson's orchestration alone, and those of a course together, where a change comes in between.</summary>
public sealed class LessonScriptTests
{
    private const string Lesson = "A-1-01";

    private static readonly LessonPlan Plan = new(At(3, 9), At(6, 9), At(9, 0));

    private readonly OrchestrationScript script = new($"lesson-{Lesson}");

    [Fact]
    public void Cancelled_before_it_begins_nothing_is_waited_for()
    {
        script.Answers(nameof(PlanLesson), Plan with { IsOff = true }).Run(LessonOrchestrator.Run, Lesson);

        Assert.Equal([nameof(PlanLesson)], script.Names);
    }

    [Fact]
    public void Changed_before_the_reminder_it_begins_anew_and_nobody_is_reminded_of_the_old_time()
    {
        var end = script
            .Answers(nameof(PlanLesson), Plan)
            .Hears(Events.Changed, "", TimeSpan.FromDays(1))
            .Run(LessonOrchestrator.Run, Lesson);

        Assert.Equal([nameof(PlanLesson)], script.Names);
        Assert.Equal(Lesson, end.ContinuedWith);
    }

    [Fact]
    public void Changed_after_the_reminder_it_begins_anew_and_nothing_is_asked_for_of_the_old_time()
    {
        var end = script
            .Answers(nameof(PlanLesson), Plan)
            .Answers(nameof(RemindOfLesson))
            .Hears(Events.Changed, "", TimeSpan.FromDays(3))
            .Run(LessonOrchestrator.Run, Lesson);

        Assert.Equal([nameof(PlanLesson), nameof(RemindOfLesson)], script.Names);
        Assert.Equal(Lesson, end.ContinuedWith);
    }

    [Fact]
    public void Not_changed_what_is_missing_is_asked_for_and_waited_for_until_it_is_there()
    {
        var end = script
            .Answers(nameof(PlanLesson), Plan)
            .Answers(nameof(RemindOfLesson))
            .Answers(nameof(AskForEvidence), true)
            .Hears(Events.Evidence, true, TimeSpan.FromDays(6))
            .Answers(nameof(LookForEvidence), false)
            .Run(LessonOrchestrator.Run, Lesson);

        Assert.Equal(
            [nameof(PlanLesson), nameof(RemindOfLesson), nameof(AskForEvidence), nameof(LookForEvidence)],
            script.Names
        );
        Assert.Null(end.ContinuedWith);
    }

    [Fact]
    public void Nothing_comes_and_it_ends_when_the_evidence_was_due()
    {
        var end = script
            .Answers(nameof(PlanLesson), Plan)
            .Answers(nameof(RemindOfLesson))
            .Answers(nameof(AskForEvidence), true)
            .Run(LessonOrchestrator.Run, Lesson);

        Assert.Equal(Plan.EvidenceDue, end.Now);
    }

    [Fact]
    public void A_course_whose_first_lesson_is_moved_begins_at_the_other_time()
    {
        script
            .Answers(nameof(ListLessonsAhead), new LessonsAhead([Lesson], At(5, 9)))
            .Answers(nameof(LessonOrchestrator), after: TimeSpan.FromDays(20))
            .Hears(Events.Changed, "", TimeSpan.FromDays(2))
            .Answers(nameof(ListLessonsAhead), new LessonsAhead([Lesson], At(12, 9)))
            .Answers(nameof(BeginDelivery))
            .Answers(nameof(CompleteCourse))
            .Run(context => context.TeachLessons("A-1"));

        Assert.Equal(
            [
                nameof(ListLessonsAhead),
                nameof(LessonOrchestrator),
                nameof(ListLessonsAhead),
                nameof(BeginDelivery),
                nameof(CompleteCourse),
            ],
            script.Names
        );
        Assert.Equal(At(12, 9), script.Calls[3].At);
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 9, day, hour, 0, 0, TimeSpan.FromHours(8));
}
