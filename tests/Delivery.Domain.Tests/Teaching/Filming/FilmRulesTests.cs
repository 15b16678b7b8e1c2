using Delivery.Domain.Matching;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Teaching.Filming;

public sealed class FilmRulesTests
{
    private const string CourseId = "310101002-2026-001";
    private static readonly DateTimeOffset Now = At("2026-09-01 08:00");
    private static readonly FilmCrew Crew = new("晨光影像", "crew@example.com", "13600002222");

    private static readonly Lesson Tuesday = new(
        $"{CourseId}-01",
        CourseId,
        1,
        At("2026-09-15 09:30"),
        90,
        LessonStatus.Scheduled,
        null,
        false
    );

    private static readonly FilmBooking Booked = new(
        FilmingId.Format(CourseId, 1),
        Tuesday.LessonId,
        CourseId,
        Crew,
        null,
        FilmState.Booked,
        Now
    );

    private static readonly Course Taught = new(
        CourseId,
        NanjingEast,
        TaiChi,
        Request.FundingStream,
        Request.Audience,
        Request.Venue,
        NanjingEast.Contacts,
        null,
        null,
        new CourseTeacher("T01", "王五", "13800001234", "t01@example.com", "一级", false)
    );

    [Theory]
    [InlineData("310101002-2026-001-F01", CourseId)]
    [InlineData("310101002-2026-001-F100", CourseId)]
    [InlineData("310101002-2026-001-F00", null)]
    [InlineData("310101002-2026-001-F1", null)]
    [InlineData("310101002-2026-001-01", null)]
    [InlineData("-F01", null)]
    [InlineData(null, null)]
    public void An_id_names_its_course(string? id, string? course)
    {
        Assert.Equal(course is not null, FilmingId.TryParse(id, out var found));
        Assert.Equal(course, found);
    }

    [Fact]
    public void Ids_are_counted_in_their_course() =>
        Assert.Equal("310101002-2026-001-F07", FilmingId.Format(CourseId, 7));

    [Theory]
    [InlineData("晨光影像", "crew@example.com", null, "")]
    [InlineData("晨光影像", "crew@example.com", "021-55500001", "")]
    [InlineData(" ", "crew", "12", "filming.crew-name crew.name, filming.email crew.email, filming.phone crew.phone")]
    public void A_crew_has_a_name_an_address_and_perhaps_a_phone(
        string name,
        string email,
        string? phone,
        string refused
    ) => Assert.Equal(refused, Codes(new FilmCrew(name, email, phone).Check()));

    [Fact]
    public void A_lesson_ahead_with_a_teacher_and_without_a_crew_can_be_filmed()
    {
        Assert.Equal("", Codes(FilmRules.Check(Taught, Tuesday, [], Now)));
        Assert.Equal("", Codes(FilmRules.Check(Taught, Tuesday, [Booked with { State = FilmState.Declined }], Now)));
        Assert.Equal("", Codes(FilmRules.Check(Taught, Tuesday, [Booked with { LessonId = $"{CourseId}-02" }], Now)));
        Assert.Equal("filming.twice lessonId", Codes(FilmRules.Check(Taught, Tuesday, [Booked], Now)));
        Assert.Equal(
            "filming.past lessonId, filming.no-teacher lessonId",
            Codes(FilmRules.Check(Taught with { Teacher = null }, Tuesday, [], Tuesday.Start))
        );
        Assert.Equal(
            "filming.lesson-off lessonId",
            Codes(FilmRules.Check(Taught, Tuesday with { Status = LessonStatus.Cancelled }, [], Now))
        );
    }

    [Fact]
    public void Only_what_is_open_moves_and_each_state_has_its_word()
    {
        var moves = (
            from booking in Enum.GetValues<FilmState>()
            from to in Enum.GetValues<FilmState>()
            where booking.CanMoveTo(to)
            select $"{booking} {to}"
        ).ToArray();

        Assert.Equal(
            [
                "Booked Confirmed",
                "Booked Declined",
                "Booked Cancelled",
                "Confirmed Declined",
                "Confirmed Done",
                "Confirmed Cancelled",
            ],
            moves
        );
        Assert.Equal(5, Enum.GetValues<FilmState>().Select(state => state.Label()).Distinct().Count());
        Assert.Equal(
            "filming.stage",
            Codes((Booked with { State = FilmState.Done }).MoveTo(FilmState.Confirmed).Refusals).Trim()
        );
    }

    [Theory]
    [InlineData("https://film.example.com/v/42", true)]
    [InlineData("https://电影.example.com/片", true)]
    [InlineData("http://film.example.com/v/42", false)]
    [InlineData("https://localhost/v", false)]
    [InlineData("https://user:word@film.example.com/", false)]
    [InlineData("https://127.0.0.1/v", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("film.example.com/v/42", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_film_is_an_https_address_that_others_can_open(string? address, bool taken)
    {
        var delivered = FilmAnswers.Deliver(Confirmed, Tuesday, address, Tuesday.End);

        Assert.Equal(taken ? "" : "filming.film film", Codes(delivered.Refusals));
        if (taken)
            Assert.Equal((FilmState.Done, address), (delivered.Value.State, delivered.Value.Film));
    }

    [Fact]
    public void Why_no_film_is_taken_is_said_in_a_sentence() =>
        Assert.Equal(
            [
                "filming.early 课还没有上完，拍好以后再来填",
                "filming.film 请填影片的网址，以 https:// 开头，打开就能看到",
            ],
            new[] { Tuesday.Start, Tuesday.End }
                .Select(now => FilmAnswers.Deliver(Confirmed, Tuesday, "", now).Refusals[0])
                .Select(refusal => $"{refusal.Code} {refusal.Message}")
        );

    [Fact]
    public void Answers_come_before_the_lesson_and_films_after_it()
    {
        Assert.Equal(Now, FilmAnswers.Confirm(Booked, Tuesday, Now).Value.ConfirmedAt);
        Assert.Equal("filming.past", Codes(FilmAnswers.Confirm(Booked, Tuesday, Tuesday.Start).Refusals).Trim());
        Assert.Equal("病了", FilmAnswers.Decline(Confirmed, Tuesday, "病了", Now).Value.Reason);
        Assert.Equal(
            "filming.past",
            Codes(FilmAnswers.Decline(Booked, Tuesday, "病了", Tuesday.Start).Refusals).Trim()
        );
        Assert.Equal("filming.reason reason", Codes(FilmAnswers.Decline(Booked, Tuesday, "", Now).Refusals));
        Assert.Equal(
            "filming.early",
            Codes(FilmAnswers.Deliver(Confirmed, Tuesday, "https://a.example.com", Tuesday.Start).Refusals).Trim()
        );
        Assert.Equal(
            "filming.early",
            Codes(FilmAnswers.NotFilmed(Confirmed, Tuesday, "x", Tuesday.Start).Refusals).Trim()
        );
        Assert.Equal(
            "filming.reason reason",
            Codes(FilmAnswers.NotFilmed(Confirmed, Tuesday, null, Tuesday.End).Refusals)
        );
        Assert.Equal("没电", FilmAnswers.NotFilmed(Confirmed, Tuesday, "没电", Tuesday.End).Value.Reason);
        Assert.Equal("filming.reason reason", Codes(FilmAnswers.CallOff(Booked, Tuesday, "", Now).Refusals));
        Assert.Equal(FilmState.Cancelled, FilmAnswers.CallOff(Confirmed, Tuesday, "换一门", Now).Value.State);
        Assert.Equal(
            "filming.past",
            Codes(FilmAnswers.CallOff(Confirmed, Tuesday, "x", Tuesday.Start).Refusals).Trim()
        );
    }

    [Fact]
    public void Who_comes_to_a_lesson_is_who_said_so()
    {
        Assert.Null(new[] { Booked }.ComingTo(Tuesday.LessonId));
        Assert.Equal(Confirmed, new[] { Booked, Confirmed }.ComingTo(Tuesday.LessonId));
        Assert.Null(new[] { Confirmed }.ComingTo($"{CourseId}-02"));
    }

    [Theory]
    [InlineData("2026-09-01 08:00", "2026-09-02 20:00", "2026-09-04 08:00")]
    // Two days before the lesson there is a day to answer, and half of it until the reminder.
    [InlineData("2026-09-13 09:30", "2026-09-13 21:30", "2026-09-14 09:30")]
    public void An_answer_is_waited_for_three_days_or_half_of_what_is_left(string booked, string remind, string by) =>
        Assert.Equal(
            [
                new FilmStepAhead(At(remind), FilmStep.RemindOfAnswer),
                new FilmStepAhead(At(by), FilmStep.TellOfSilence),
                new FilmStepAhead(Tuesday.Start, FilmStep.Lapse),
            ],
            FilmSteps.Of(Booked with { BookedAt = At(booked) }, Tuesday)
        );

    [Fact]
    public void A_change_of_the_lesson_asks_anew()
    {
        var changed = Tuesday with { ChangedAt = At("2026-09-05 08:00"), Sequence = 1 };

        Assert.Equal(At("2026-09-08 08:00"), FilmSteps.AnswerBy(Booked, changed));
        Assert.False(Booked.IsBehind(Tuesday));
        Assert.True(Booked.IsBehind(changed));
        Assert.False(FilmAnswers.Confirm(Booked, changed, changed.ChangedAt.Value).Value.IsBehind(changed));
    }

    [Fact]
    public void A_film_is_asked_for_from_the_next_morning_and_given_up_after_27_days()
    {
        Assert.Equal(
            [
                new FilmStepAhead(At("2026-09-16 09:00"), FilmStep.AskForFilm),
                new FilmStepAhead(At("2026-09-19 09:00"), FilmStep.RemindOfFilm),
                new FilmStepAhead(At("2026-09-23 00:00"), FilmStep.TellOfNoFilm),
                new FilmStepAhead(At("2026-10-13 00:00"), FilmStep.GiveUp),
            ],
            FilmSteps.Of(Confirmed, Tuesday)
        );
        Assert.Empty(FilmSteps.Of(Booked with { State = FilmState.Cancelled }, Tuesday));
        Assert.All(
            FilmSteps.Of(Confirmed, Tuesday).Concat(FilmSteps.Of(Booked, Tuesday)),
            ahead => Assert.True(ahead.Step.While().IsOpen())
        );
    }

    [Theory]
    [InlineData(FilmStep.AskForFilm, "2026-09-16 09:00", false)]
    [InlineData(FilmStep.AskForFilm, "2026-09-19 09:00", true)]
    [InlineData(FilmStep.RemindOfFilm, "2026-09-22 23:59", false)]
    [InlineData(FilmStep.RemindOfFilm, "2026-09-23 00:00", true)]
    [InlineData(FilmStep.TellOfNoFilm, "2026-10-13 00:00", false)]
    public void Nobody_is_asked_by_a_moment_that_has_passed_but_staff_hear_of_it(
        FilmStep step,
        string now,
        bool passed
    ) => Assert.Equal(passed, FilmSteps.IsOvertaken(step, Confirmed, Tuesday, At(now)));

    private static FilmBooking Confirmed => Booked with { State = FilmState.Confirmed, ConfirmedAt = Now };

    private static string Codes(IEnumerable<Refusal> refusals) =>
        string.Join(", ", refusals.Select(refusal => $"{refusal.Code} {refusal.Field}"));
}
