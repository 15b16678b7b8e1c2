using Delivery.Domain.Programme;
using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Domain.Tests.Teaching;

public sealed class EnrolmentTests
{
    private static readonly EnrolmentSettings Settings = new() { MostWaiting = 2 };
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Places_are_given_one_after_another_then_the_waiting_list()
    {
        var (head, seats) = Admission.Admit(new EnrolmentHead(2, IsOpen: true), 5, Settings);

        Assert.Equal(
            [
                new Seat(EnrolmentStage.Enrolled, 1),
                new Seat(EnrolmentStage.Enrolled, 2),
                new Seat(EnrolmentStage.Waiting, 1),
                new Seat(EnrolmentStage.Waiting, 2),
            ],
            seats
        );
        Assert.Equal((2, 2, 4), (head.Taken, head.Waiting, head.LastNumber));
    }

    [Fact]
    public void A_place_that_became_free_is_not_for_who_comes_while_others_wait()
    {
        var (_, seats) = Admission.Admit(new EnrolmentHead(2, IsOpen: true, Taken: 1, Waiting: 1), 1, Settings);

        Assert.Equal([new Seat(EnrolmentStage.Waiting, 2)], seats);
    }

    [Theory]
    [InlineData(true, 1, 0, EnrolmentState.Open)]
    [InlineData(true, 3, 0, EnrolmentState.Waitlist)]
    [InlineData(true, 2, 1, EnrolmentState.Waitlist)]
    [InlineData(true, 3, 2, EnrolmentState.Full)]
    [InlineData(false, 0, 0, EnrolmentState.WalkIn)]
    [InlineData(false, 2, 0, EnrolmentState.Full)]
    public void The_programme_says_how_the_places_stand(bool isOpen, int taken, int waiting, EnrolmentState state) =>
        Assert.Equal(state, new EnrolmentHead(3, isOpen, taken, waiting).Status(Settings).State);

    [Theory]
    [InlineData(null, EnrolmentStage.Enrolled, 1, 0)]
    [InlineData(EnrolmentStage.Waiting, EnrolmentStage.Offered, 1, -1)]
    [InlineData(EnrolmentStage.Offered, EnrolmentStage.Enrolled, 0, 0)]
    [InlineData(EnrolmentStage.Offered, EnrolmentStage.Lapsed, -1, 0)]
    [InlineData(EnrolmentStage.Enrolled, EnrolmentStage.Cancelled, -1, 0)]
    [InlineData(EnrolmentStage.Waiting, EnrolmentStage.Removed, 0, -1)]
    public void Every_move_is_counted(EnrolmentStage? from, EnrolmentStage? to, int taken, int waiting)
    {
        var head = new EnrolmentHead(10, IsOpen: true, Taken: 5, Waiting: 5).Moved(from, to);

        Assert.Equal((5 + taken, 5 + waiting), (head.Taken, head.Waiting));
    }

    [Fact]
    public void Nobody_signs_up_once_the_last_lesson_has_begun_or_where_it_is_closed()
    {
        var open = new EnrolmentHead(3, IsOpen: true);

        Assert.Null(Admission.Against(open, Now.AddMinutes(1), Now));
        Assert.Equal("enrolment.stage", Admission.Against(open, Now, Now)?.Code);
        Assert.Equal("这门课已取消，不再报名", Admission.Against(open, null, Now)?.Message);
        Assert.Equal("enrolment.stage", Admission.Against(open with { IsOpen = false }, Now.AddDays(1), Now)?.Code);
    }

    [Fact]
    public void A_code_is_good_for_a_while_and_five_tries()
    {
        var code = new PhoneCode("hash", Now.AddMinutes(10), Tries: 0, Sent: 1, Group: 1);

        Assert.Null(code.Against("hash", Now));
        Assert.Equal("enrolment.code-old", code.Against("hash", Now.AddMinutes(10))?.Code);
        Assert.Equal("验证码不对，请核对短信，还可以试4次", code.Against("other", Now)?.Message);
        Assert.Equal("验证码不对，请重新获取", (code with { Tries = 4 }).Against("other", Now)?.Message);
        Assert.Equal("enrolment.code-tries", (code with { Tries = 5 }).Against("hash", Now)?.Code);
    }
}
