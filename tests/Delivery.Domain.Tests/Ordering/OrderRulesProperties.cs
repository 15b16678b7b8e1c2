using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class OrderRulesProperties
{
    private static readonly Gen<LessonTime> AnyLesson = Gen.Select(
        Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks],
        Gen.OneOf(Gen.Int, Gen.Int[0, 200]),
        (ticks, minutes) => new LessonTime(new DateTimeOffset(ticks, TimeSpan.Zero), minutes)
    );

    private static readonly Gen<LessonTime> LikelyLesson = Gen.Select(
        Gen.Int[0, 300],
        Gen.Int[0, 287],
        Gen.Int[0, 220],
        (day, slot, minutes) =>
            new LessonTime(ShanghaiTime.At(new DateOnly(2026, 8, 1).AddDays(day), 0).AddMinutes(5 * slot), minutes)
    );

    private static readonly Gen<OrderRequest> AnyRequest = Gen.Select(
        Gen.OneOf(AnyLesson, LikelyLesson).List[0, 14],
        Gen.Enum<FundingStream>(),
        Gen.Int[-5, 60],
        Gen.Bool,
        (lessons, stream, expected, holidays) =>
            Request with
            {
                Lessons = lessons,
                FundingStream = stream,
                Audience = Request.Audience with { Expected = expected },
                AcceptsHolidays = holidays,
            }
    );

    [Fact]
    public void Whatever_is_sent_is_answered_and_each_reason_stands_once_beside_its_field() =>
        AnyRequest.Sample(request =>
        {
            var refusals = OrderRules.Check(request, Facts);
            return refusals.Distinct().Count() == refusals.Count
                && refusals.All(r => r.Code.Contains('.') && r.Message.Length > 0 && r.Field is not null);
        });

    [Fact]
    public void What_is_taken_keeps_every_rule() =>
        AnyRequest.Sample(request =>
        {
            if (OrderRules.Check(request, Facts).Count > 0)
                return true;
            var lessons = request.LessonsInOrder();
            return lessons.Count is >= 1 and <= 10
                && request.Audience.Expected >= 20
                && request.FirstDay() >= new DateOnly(2026, 9, 15)
                && lessons.All(l => l.Minutes is >= 30 and <= 180)
                && lessons.All(l => l.Date == ShanghaiTime.DateOf(l.End))
                && lessons.Zip(lessons.Skip(1)).All(p => !p.First.Overlaps(p.Second));
        });

    [Fact]
    public void The_order_in_which_lessons_are_sent_changes_no_verdict() =>
        Gen.Select(LikelyLesson.List[1, 6], Gen.Int[0, 100])
            .Sample(
                (lessons, turn) =>
                {
                    var turned = lessons.Skip(turn % lessons.Count).Concat(lessons.Take(turn % lessons.Count)).ToList();
                    return Codes(lessons).SequenceEqual(Codes(turned));
                }
            );

    private static IEnumerable<string> Codes(IReadOnlyList<LessonTime> lessons) =>
        OrderRules.Check(Request with { Lessons = lessons }, Facts).Select(r => r.Code).Order();
}
