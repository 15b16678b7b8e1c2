using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Tests.Calendar;

namespace Delivery.Domain.Tests.Matching;

public sealed class AcknowledgementRulesTests
{
    private static readonly MatchingSettings Rules = new();

    // A Tuesday; the working days after it are the 2nd, 3rd, 4th and 7th.
    private static readonly DateOnly Chosen = new(2026, 9, 1);

    [Fact]
    public void A_teacher_is_asked_again_on_three_mornings_and_staff_are_told_on_the_fourth()
    {
        var first = ShanghaiTime.At(new DateOnly(2026, 9, 21), 9, 30);

        Assert.Equal(
            [new(2026, 9, 2), new(2026, 9, 3), new(2026, 9, 4)],
            AcknowledgementRules.ChasesAt(Chosen, first, Notices.Calendar, Rules).Select(ShanghaiTime.DateOf)
        );
        Assert.Equal(
            ShanghaiTime.At(new DateOnly(2026, 9, 7), 9),
            AcknowledgementRules.DueAt(Chosen, first, Notices.Calendar, Rules)
        );
    }

    [Fact]
    public void Nobody_is_asked_after_the_first_lesson_and_none_is_waited_for_longer()
    {
        var first = ShanghaiTime.At(new DateOnly(2026, 9, 3), 19);

        Assert.Equal(2, AcknowledgementRules.ChasesAt(Chosen, first, Notices.Calendar, Rules).Count);
        Assert.Equal(first, AcknowledgementRules.DueAt(Chosen, first, Notices.Calendar, Rules));
    }

    [Fact]
    public void Over_the_end_of_the_loaded_years_the_first_lesson_is_the_last_moment()
    {
        var first = ShanghaiTime.At(new DateOnly(2027, 1, 20), 19);

        Assert.Equal(first, AcknowledgementRules.DueAt(new DateOnly(2026, 12, 30), first, Notices.Calendar, Rules));
    }
}
